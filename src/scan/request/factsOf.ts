import type { CDN, ScanHeaders, ScanRequest, Traffic } from '../../vocabulary/scan.js'

import { classifyTraffic } from './classifyTraffic.js'
import { flagBurst } from './flagBurst.js'
import { takeOwnParameters } from './takeOwnParameters.js'

/** What a request says, before anything is decided. */
export type Facts = {
  address: null | string
  code: string
  headers: ScanHeaders
  now: number
  query: null | string
  /** What a signed-in person's test link says; checked by `context.tests`. */
  testToken: null | string
  traffic: Traffic
  userAgent: null | string
}

export function factsOf(
  { headers, method, url }: ScanRequest,
  code: string,
  now: number,
  address: null | string,
  { cdn, isBurst }: { cdn: CDN | null; isBurst: boolean },
): Facts {
  const mark = url.indexOf('?')
  const hash = url.indexOf('#')
  const { query, token } = takeOwnParameters(
    mark < 0 || (hash >= 0 && hash < mark) ? '' : url.slice(mark + 1, hash < 0 ? undefined : hash),
  )
  const userAgent = headers.get('user-agent')
  const https = url.startsWith('https:') || headers.get('x-forwarded-proto') === 'https'
  const traffic = classifyTraffic({ cdn, headers, https, method, userAgent })
  return {
    address,
    code,
    headers,
    now,
    query: query || null,
    testToken: token,
    traffic: isBurst ? flagBurst(traffic) : traffic,
    userAgent,
  }
}
