import { SCAN_ID_PARAMETER } from '../attribution/setParameter.js'
import { parameterName } from './parameterName.js'

/** Query parameter of a test scan: the whole way, but nothing is counted. */
export const TEST_PARAMETER = 'qr_test'

/** The cheap question first: nearly no query holds one of ours. */
const SUSPICIOUS = /qr|%/i

/**
 * Takes what is ours out of a scanned query, however it is spelt: the token of a test scan, and a
 * scan id, which only a redirect may hand to a destination; somebody else's would claim their scan.
 * `token` is `null` where there is none; the rest of the query stays byte for byte.
 *
 * @param query without `?`
 */
export function takeOwnParameters(query: string): { query: string; token: null | string } {
  if (!SUSPICIOUS.test(query)) return { query, token: null }
  let token: null | string = null
  const rest = query.split('&').filter((part) => {
    const name = parameterName(part).toLowerCase()
    if (name === SCAN_ID_PARAMETER) return false
    if (name !== TEST_PARAMETER) return true
    const equals = part.indexOf('=')
    if (equals >= 0) token ??= part.slice(equals + 1)
    return false
  })
  return { query: rest.join('&'), token }
}
