import type { ScanRequest } from '../../vocabulary/scan.js'

import { sentQuery } from './watchRequests.js'

/**
 * The request with its query as the phone sent it: `flag` and `a=b%20c` reach Next's routes as
 * `flag=` and `a=b+c`, and bytes that are no UTF-8 as question marks. Where somebody in between gave
 * it another query, that one stays.
 */
export function asSent(
  { headers, method, url }: ScanRequest,
  sent = sentQuery(headers),
): ScanRequest {
  const mark = url.indexOf('?')
  if (sent === null || mark < 0) return { headers, method, url }
  const same = meaning(sent) === meaning(url.slice(mark + 1))
  return { headers, method, url: same ? `${url.slice(0, mark)}?${sent}` : url }
}

const meaning = (query: string): string => new URLSearchParams(query).toString()
