import ipaddr from 'ipaddr.js'

/**
 * What is counted as one: an IPv4 address, or the /64 of an IPv6 address, which one customer has
 * for itself and can take any address of (RIPE-690).
 *
 * @param address normalised, see `normaliseAddress`
 */
export function addressKey(address: string): string {
  if (!address.includes(':')) return address
  const { parts } = ipaddr.parse(address) as ipaddr.IPv6
  return parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')
}
