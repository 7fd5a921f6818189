import type { ScanRequest } from '../../vocabulary/scan.js'

import { type Channel, SAID_CHANNELS } from '../../vocabulary/channels.js'

/** Where symbols lead by default, as they spell it. */
const PRINTED = '/Q/'

/**
 * How somebody came here: as the address says itself, else by a link of a page that names itself, else by
 * how the path is spelled. A text that was typed as symbols spell it passes for one, and a link without a
 * referrer for a typed text.
 *
 * @param code `null`: the path is no text of a code but a number of GS1's, which nobody types
 * @param said value of the `qr_via` parameter
 * @param printed what stands before the code in symbols, as `/Q/`
 */
export function channelOf(
  { headers, url }: Pick<ScanRequest, 'headers' | 'url'>,
  code: null | string,
  said: null | string,
  printed = PRINTED,
): Channel {
  if (said !== null) {
    const known = SAID_CHANNELS.find((one) => one === said.toLowerCase())
    if (known !== undefined) return known
  }
  // Cameras and address bars have none; apps of Android name themselves by another scheme.
  if (headers.get('referer')?.startsWith('http')) return 'link'
  if (code === null) return 'printed'
  const mark = url.search(/[?#]/)
  const path = mark < 0 ? url : url.slice(0, mark)
  return path.endsWith(printed + code) ? 'printed' : 'typed'
}
