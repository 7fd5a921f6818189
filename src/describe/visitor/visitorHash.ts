import { createHmac } from 'node:crypto'

import { addressKey } from '../../scan/request/addressKey.js'

/**
 * What a visitor is made of, without the address: HMAC-SHA256 of address (for IPv6 its /64) and user
 * agent under the host's secret. It says the same in every period, so it is stored nowhere: it waits
 * for the key of its period in memory or in a spill file. `null` without an address.
 */
export function visitorMark(
  secret: string,
  address: null | string,
  userAgent: null | string,
): null | string {
  if (address === null) return null
  const mark = createHmac('sha256', secret).update(`${addressKey(address)}\n${userAgent ?? ''}`)
  return mark.digest('base64url')
}

/**
 * Tells visitors of one period apart: HMAC-SHA256 of the mark under the period's key, 16 base64url
 * characters (96 bits). Without the key, which is destroyed, nobody can work it out again.
 */
export function visitorHash(key: string, mark: string): string {
  return createHmac('sha256', key).update(mark).digest('base64url').slice(0, 16)
}
