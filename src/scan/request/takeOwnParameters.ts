import { CHANNEL_PARAMETER } from '../../vocabulary/channels.js'
import { SCAN_ID_PARAMETER } from '../attribution/setParameter.js'
import { parameterName } from './parameterName.js'

/** Query parameter of a test scan: the whole way, but nothing is counted. */
export const TEST_PARAMETER = 'qr_test'

/** The cheap question first: nearly no query holds one of ours. */
const SUSPICIOUS = /qr|%/i

/**
 * Takes what is ours out of a scanned query, however it is spelt: the token of a test scan, the channel
 * that an address names, and a scan id, which only a redirect may hand to a destination; somebody else's
 * would claim their scan. `token` and `via` are `null` where there is none; the rest stays byte for byte.
 *
 * @param query without `?`
 */
export function takeOwnParameters(query: string): {
  query: string
  token: null | string
  via: null | string
} {
  if (!SUSPICIOUS.test(query)) return { query, token: null, via: null }
  let token: null | string = null
  let via: null | string = null
  const rest = query.split('&').filter((part) => {
    const name = parameterName(part).toLowerCase()
    if (name === SCAN_ID_PARAMETER) return false
    if (name !== TEST_PARAMETER && name !== CHANNEL_PARAMETER) return true
    const equals = part.indexOf('=')
    if (equals < 0) return false
    const value = part.slice(equals + 1)
    if (name === TEST_PARAMETER) token ??= value
    else via ??= value
    return false
  })
  return { query: rest.join('&'), token, via }
}
