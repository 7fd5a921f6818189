import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

import { sha256 } from '../../kit/sha256.js'
import { addressKey } from '../../scan/request/addressKey.js'

let last: undefined | { key: KeyObject; secret: string }

/** Made once: for every scan anew it would take longer than the hash. */
function secretKey(secret: string): KeyObject {
  if (last?.secret !== secret) last = { key: createSecretKey(Buffer.from(secret)), secret }
  return last.key
}

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
  const mark = createHmac('sha256', secretKey(secret))
  return mark.update(`${addressKey(address)}\n${userAgent ?? ''}`).digest('base64url')
}

/**
 * Tells visitors of one period apart: SHA-256 of the period's key and the mark, which always
 * have the same lengths; 16 base64url characters (96 bits). Without the key, which is destroyed, nobody can work it out again.
 */
export function visitorHash(key: string, mark: string): string {
  return sha256(key + mark).slice(0, 16)
}
