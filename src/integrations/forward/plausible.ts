import type { ScanSink, SinkScan } from '../../vocabulary/scanSink.js'

import { createEachOnce } from './createEachOnce.js'
import { chosen, type ForwardOptions, needed, originOf } from './forwardOptions.js'
import { post } from './post.js'
import { SinkError } from './SinkError.js'

export type PlausibleOptions = {
  /** The site as Plausible knows it, e.g. `example.com`. */
  domain: string
  /** @default 'https://plausible.io' */
  endpoint?: string
  /** Name of the event, which has to be a goal there to be shown. @default 'QR scan' */
  event?: string
} & ForwardOptions

/**
 * Scans as events of Plausible, one a request. Plausible tells visitors apart by address and user agent
 * and finds places by address. There is no address here: all scans come from this server, so its counts
 * of visitors and its map are of no use; events, codes and campaigns are right. Events have the time they
 * arrive at, and come twice where an answer was lost.
 *
 * @see https://plausible.io/docs/events-api
 */
export function plausible(options: PlausibleOptions): ScanSink {
  const domain = needed('plausible.domain', options.domain)
  const url = `${originOf('plausible.endpoint', options.endpoint ?? 'https://plausible.io')}/api/event`
  const name = options.event ?? 'QR scan'
  const eachOnce = createEachOnce()
  return {
    limits: { scans: 50, seconds: 60 },
    name: options.name ?? 'plausible',
    write: ({ id, scans }, { signal }) =>
      eachOnce({
        id,
        items: chosen(scans, options),
        keyOf: ({ scanId }) => scanId,
        send: async (scan) => {
          const body = JSON.stringify({ domain, name, ...eventOf(scan, domain) })
          await send(url, { body, headers: { 'User-Agent': agentOf(scan) }, signal })
        },
      }),
  }
}

async function send(url: string, request: Parameters<typeof post>[1]): Promise<void> {
  try {
    await (await post(url, request)).body?.cancel()
  } catch (error) {
    // 400 is what it answers to an event it cannot read: it will not later either
    if (error instanceof SinkError && error.code === '400') {
      throw new SinkError('400', { refused: true })
    }
    throw error
  }
}

/** A property's value is at most 2,000 bytes. */
const PROPERTY = 500

function eventOf(scan: SinkScan, domain: string) {
  const page = new URL(`https://${domain}/`)
  const utm = { utm_campaign: scan.utmCampaign, utm_content: scan.utmContent, utm_medium: scan.utmMedium, utm_source: scan.utmSource, utm_term: scan.utmTerm } // prettier-ignore
  for (const [key, value] of Object.entries(utm)) if (value) page.searchParams.set(key, value)
  const props = { city: scan.city, code: scan.code, country: scan.country, device: scan.deviceType, outcome: scan.outcome } // prettier-ignore
  const known = Object.entries(props).flatMap(([key, value]) =>
    value ? [[key, value.slice(0, PROPERTY)]] : [],
  )
  return {
    props: Object.fromEntries(known),
    referrer: scan.referrer ?? undefined,
    url: page.href.slice(0, 2_000),
  }
}

/** Asked for by name; without one of a browser's the event would be taken for a bot's, and dropped. */
const agentOf = ({ deviceType, userAgent }: SinkScan): string =>
  userAgent ??
  (deviceType === 'mobile'
    ? 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
    : 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36')
