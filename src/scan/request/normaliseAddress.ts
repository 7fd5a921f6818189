import ipaddr from 'ipaddr.js'

import { ipFamily } from '../../kit/ipFamily.js'

const LONGEST = 80

/**
 * An IP address in the one form everything else compares: IPv4 dotted, IPv6 compressed lower case,
 * IPv4-mapped IPv6 (`::ffff:1.2.3.4`, also `::ffff:102:304`) as the IPv4 it is. Tolerates a port,
 * brackets, quotes and a zone id as proxies write them. `null` for anything else, also for
 * spellings only some parsers take (`010.0.0.1`, `1`).
 */
export function normaliseAddress(raw: null | string | undefined): null | string {
  if (!raw || raw.length > LONGEST) return null
  if (ipFamily(raw) === 4) return raw
  // What a dual-stack socket says of every IPv4 peer: once per scan, so without the long way round.
  if (raw.startsWith('::ffff:') && ipFamily(raw.slice(7)) === 4) return raw.slice(7)
  let text = raw.trim()
  if (text.startsWith('"') && text.endsWith('"')) text = text.slice(1, -1)
  if (text.startsWith('[')) {
    const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)
    if (!bracketed) return null
    text = bracketed[1] as string
    if (ipFamily(text) === 4) return null
  } else {
    const withPort = /^([\d.]+):\d{1,5}$/.exec(text)
    if (withPort) text = withPort[1] as string
  }
  const zone = text.indexOf('%')
  if (zone !== -1) text = text.slice(0, zone)
  // ipFamily goes first: ipaddr.js alone reads `010.0.0.1` as octal and `1` as 0.0.0.1.
  const family = ipFamily(text)
  if (family === 4) return zone === -1 ? text : null
  if (family === 0) return null
  try {
    return ipaddr.process(text).toString()
  } catch {
    return null
  }
}
