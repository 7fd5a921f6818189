import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import type { Random } from './createRandom.js'

/**
 * Networks of the day by the number of their autonomous system. Addresses are drawn from what each
 * announces (RouteViews and DB-IP by `@ip-location-db/asn`), so that a lookup finds their owner.
 */
export const NETWORKS = {
  // Homes and phones behind carrier-grade NAT: RFC 6888 expects many subscribers on one address.
  carrier: [3320, 6805, 21928, 22394],
  home: [3320, 3209, 7922, 12322, 2856],
  // Rented servers. MRC's guidelines on invalid traffic name data centres as its first source:
  // https://mediaratingcouncil.org/standards-and-guidelines
  hosting: [24940, 16276, 14061, 63949, 16509, 396982],
  // https://learn.microsoft.com/en-us/defender-office-365/safe-links-about
  mailScanner: [8075, 16509],
  office: [3320, 7922, 2856],
  // iCloud Private Relay leaves through these:
  // https://developer.apple.com/icloud/prepare-your-network-for-icloud-private-relay
  relay: [36183, 13335, 54113],
  venue: [3320, 7922],
  // Exits of consumer VPNs, which rent servers like anybody else.
  vpn: [9009, 212238, 60068],
} as const

export type NetworkKind = keyof typeof NETWORKS

const toNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const toAddress = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')

/** Draws addresses of a kind of network; `asn` names one network of that kind. */
export type Addresses = (kind: NetworkKind, asn?: number) => string

export function openNetworks(random: Random): Addresses {
  const folder = path.dirname(
    createRequire(import.meta.url).resolve('@ip-location-db/asn/package.json'),
  )
  const wanted = new Set<number>(Object.values(NETWORKS).flat())
  const ranges = new Map<number, Array<[first: number, last: number]>>()
  for (const line of readFileSync(path.join(folder, 'asn-ipv4.csv'), 'utf8').split('\n')) {
    const [first, last, asn] = line.split(',', 3)
    if (!asn || !wanted.has(Number(asn))) continue
    const known = ranges.get(Number(asn)) ?? []
    known.push([toNumber(first!), toNumber(last!)])
    ranges.set(Number(asn), known)
  }
  return (kind, asn = random.pick(NETWORKS[kind])) => {
    const known = ranges.get(asn)
    if (!known) throw new Error(`No IPv4 range of AS${asn} in @ip-location-db/asn.`)
    const [first, last] = random.weighted(
      known.map((range) => [range, range[1] - range[0] + 1] as const),
    )
    return toAddress(random.int(first, last))
  }
}
