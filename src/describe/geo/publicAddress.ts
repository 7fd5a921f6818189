import ipaddr from 'ipaddr.js'

import { normaliseAddress } from '../../scan/request/normaliseAddress.js'

/**
 * The canonical text of an address that can be located: IPv4-mapped IPv6 (dotted or hex) becomes
 * IPv4. `null` for anything else: malformed, private, loopback, documentation, …
 */
export const publicAddress = (address: null | string): null | string => {
  const text = normaliseAddress(address)
  return text !== null && ipaddr.parse(text).range() === 'unicast' ? text : null
}
