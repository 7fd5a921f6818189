import { parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, it } from 'vitest'

import { createNetworkKinds } from './createNetworkKinds.js'
import { NETWORKS } from './networks.js'

const folder = path.dirname(
  createRequire(import.meta.url).resolve('@ip-location-db/asn/package.json'),
)

/** Owners by number, as RouteViews and DB-IP say. */
async function ownersOf(numbers: Set<number>): Promise<Map<number, Set<string>>> {
  const owners = new Map<number, Set<string>>()
  for (const file of ['asn-ipv4-num.csv', 'asn-ipv6-num.csv']) {
    const rows = createReadStream(path.join(folder, file)).pipe(parse())
    for await (const [, , number, name] of rows as AsyncIterable<string[]>) {
      if (!numbers.has(Number(number))) continue
      owners.set(Number(number), (owners.get(Number(number)) ?? new Set()).add(name!))
    }
  }
  return owners
}

it('every number is in use, once in the list, and of the owner it names', async () => {
  const numbers = NETWORKS.map(({ asn }) => asn)
  expect(new Set(numbers).size).toBe(numbers.length)
  const owners = await ownersOf(new Set(numbers))
  const wrong = NETWORKS.filter(
    ({ asn, name }) =>
      ![...(owners.get(asn) ?? [])].some((owner) =>
        owner.toLowerCase().startsWith(name.toLowerCase()),
      ),
  )
  expect(wrong).toEqual([])
}, 60_000)

it('tells hosting, VPNs and relays apart, by number first', () => {
  const kindOf = createNetworkKinds()
  expect(kindOf(24940, 'Hetzner Online GmbH')).toBe('hosting')
  expect(kindOf(null, 'Hetzner Online GmbH')).toBe('hosting')
  expect(kindOf(9009, null)).toBe('vpn')
  expect(kindOf(36183, 'Akamai Technologies, Inc.')).toBe('relay')
  expect(kindOf(63949, 'Akamai Technologies, Inc.')).toBe('hosting')
  expect(kindOf(396982, 'Google LLC')).toBe('hosting')
  // by this name people come, too
  expect(kindOf(null, 'Google LLC')).toBe('relay')
  expect(kindOf(3320, 'Deutsche Telekom AG')).toBeNull()
  expect(kindOf(null, 'Oracles of Delphi')).toBeNull()
  expect(kindOf(null, null)).toBeNull()
})

it('a host names networks of its own, and takes others out', () => {
  const kindOf = createNetworkKinds({ exempt: [24940], hosting: [64500] })
  expect(kindOf(64500, null)).toBe('hosting')
  expect(kindOf(24940, 'Hetzner Online GmbH')).toBe('relay')
})
