import type { Random } from './createRandom.js'
import type { Addresses } from './networks.js'
import type { Browser, Hit } from './types.js'

import { desktop, inApp, phone, qrApp } from './browsers.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export type Day = {
  addresses: Addresses
  codes: readonly string[]
  random: Random
  /** Midnight, epoch milliseconds. */
  start: number
}

/** One person with one device: opens a code, sometimes again, sometimes another one beside it. */
function visits(day: Day, group: string, address: string, from: number, headers: Browser): Hit[] {
  const { codes, random } = day
  const hits: Hit[] = []
  let at = from
  let code = random.pick(codes)
  const count = random.weighted([
    [1, 80],
    [2, 14],
    [3, 4],
    [5, 2],
  ] as const)
  for (let nth = 0; nth < count; nth++) {
    hits.push({ address, at, code, group, headers, method: 'GET', separable: true, who: 'person' })
    at += Math.round(20_000 + random.exponential(8 * MINUTE))
    if (random.unit() < 0.4) code = random.pick(codes)
  }
  return hits
}

/** When people scan through a day: little at night, most at noon and in the evening. */
const hourOf = (random: Random): number =>
  random.weighted(
    [1, 1, 1, 1, 1, 2, 5, 9, 12, 14, 16, 22, 26, 20, 16, 16, 18, 24, 30, 30, 24, 14, 7, 3].map(
      (weight, hour) => [hour, weight] as const,
    ),
  )

const anyTime = ({ random, start }: Day): number =>
  start + hourOf(random) * HOUR + random.int(0, HOUR - 1)

/** Homes: one address, one to four devices, scans in the same hours. */
export function homes(day: Day, households: number): Hit[] {
  return Array.from({ length: households }, () => {
    const address = day.addresses('home')
    const evening = anyTime(day)
    return Array.from(
      {
        length: day.random.weighted([
          [1, 5],
          [2, 3],
          [3, 1],
          [4, 1],
        ]),
      },
      () =>
        visits(
          day,
          'home',
          address,
          evening + day.random.int(0, HOUR),
          day.random.unit() < 0.06 ? desktop(day.random) : phone(day.random),
        ),
    ).flat()
  }).flat()
}

/** Addresses that a carrier's phones go out by. */
const gatesOf = new WeakMap<Day, string[]>()
export function carrierGates(day: Day, count = 90): string[] {
  const gates = gatesOf.get(day) ?? Array.from({ length: count }, () => day.addresses('carrier'))
  gatesOf.set(day, gates)
  return gates
}

/** Phones on a carrier, which puts dozens behind one address (RFC 6888). */
export function carrier(day: Day, people: number): Hit[] {
  const gates = carrierGates(day, Math.ceil(people / 40))
  return Array.from({ length: people }, () =>
    visits(day, 'carrier', day.random.pick(gates), anyTime(day), phone(day.random)),
  ).flat()
}

/** Offices: one model of phone for many, a poster in the canteen, all at noon. */
export function offices(day: Day, offices: number): Hit[] {
  const { random, start } = day
  return Array.from({ length: offices }, () => {
    const address = day.addresses('office')
    const model = phone(random)
    const code = random.pick(day.codes)
    return Array.from({ length: random.int(20, 80) }, () => {
      const at = start + 12 * HOUR + Math.round((random.unit() + random.unit()) * 0.6 * HOUR)
      const headers = random.unit() < 0.5 ? model : phone(random)
      return visits({ ...day, codes: [code] }, 'office', address, at, headers).slice(0, 2)
    }).flat()
  }).flat()
}

/** A hall or a stadium: thousands of phones on one address within three hours, in two waves. */
export function venue(day: Day, people: number): Hit[] {
  const { random, start } = day
  const address = day.addresses('venue')
  const codes = Array.from({ length: 12 }, () => random.pick(day.codes))
  return Array.from({ length: people }, () => {
    const wave = random.unit() < 0.6 ? 19 * HOUR : 20.2 * HOUR
    const at = start + wave + Math.round(random.exponential(18 * MINUTE))
    const headers = random.unit() < 0.06 ? inApp(random) : phone(random)
    return visits({ ...day, codes }, 'venue', address, at, headers)
  }).flat()
}

export function relay(day: Day, people: number): Hit[] {
  return Array.from({ length: people }, () =>
    visits(day, 'private relay', day.addresses('relay'), anyTime(day), safari(day.random)),
  ).flat()
}
/** Only Apple's browser goes through it. */
function safari(random: Random): Browser {
  for (;;) {
    const headers = phone(random)
    if (headers['user-agent']!.includes('iPhone')) return headers
  }
}

/** Consumer VPNs: people on a rented server's address, several on one. */
export function vpn(day: Day, people: number): Hit[] {
  const exits = Array.from({ length: Math.ceil(people / 5) }, () => day.addresses('vpn'))
  return Array.from({ length: people }, () =>
    visits(day, 'VPN', day.random.pick(exits), anyTime(day), phone(day.random)),
  ).flat()
}

export function apps(day: Day, group: 'in-app' | 'QR app', people: number): Hit[] {
  const { random } = day
  return Array.from({ length: people }, () =>
    visits(
      day,
      group,
      day.addresses(random.pick(['home', 'carrier'] as const)),
      anyTime(day),
      group === 'in-app' ? inApp(random) : qrApp(random),
    ),
  ).flat()
}

/** A network of the host's own, which it names in `traffic.internal`. */
export const STAFF_NETWORK = '203.0.113.0/24'

/** The team tries its own codes. */
export function staff(day: Day, people: number): Hit[] {
  return Array.from({ length: people }, () => {
    const address = `203.0.113.${day.random.int(1, 254)}`
    const hits = visits(day, 'staff', address, anyTime(day), phone(day.random))
    return hits.map((hit) => ({ ...hit, who: 'staff' as const }))
  }).flat()
}
