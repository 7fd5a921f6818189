import ipaddr from 'ipaddr.js'

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^(?:${BYTE}\\.){3}${BYTE}$`)
const TAIL = /^(.*:)(\d[\d.]*\.[\d.]*)$/
const GROUPS = /^[0-9a-f:]+$/i

/**
 * Which kind of IP address a text is, as Node's `isIP` says, in runtimes that have none: 4, 6, or 0 for
 * anything else. Spellings that parsers read differently (`010.0.0.1`, `1`) are none.
 */
export function ipFamily(text: string): 0 | 4 | 6 {
  if (IPV4.test(text)) return 4
  if (!text.includes(':')) return 0
  const zone = text.indexOf('%')
  if (zone >= 0 && !/^[0-9a-z.:-]+$/i.test(text.slice(zone + 1))) return 0
  const address = zone < 0 ? text : text.slice(0, zone)
  const [, head, tail] = TAIL.exec(address) ?? []
  if (tail !== undefined && !IPV4.test(tail)) return 0
  // The last 32 bits in dots are two groups.
  const groups = tail === undefined ? address : `${head}0:0`
  if (!GROUPS.test(groups) || /[0-9a-f]{5}/i.test(groups)) return 0
  return ipaddr.IPv6.isValid(groups) ? 6 : 0
}
