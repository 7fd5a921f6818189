import { describe, expect, it } from 'vitest'

import type { Behaviour, Seen } from './createBehaviour.js'

import { createRandom } from '../../../../test/createRandom.js'
import { createBehaviour } from './createBehaviour.js'

const START = Date.parse('2026-05-01T12:00:00Z')
const SECOND = 1_000
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Mobile Safari'

/** Gaps of people who come independently of each other. */
const byChance = (random: () => number, mean: number) => -Math.log(1 - random()) * mean

let ids = 0
const scan = (more: Partial<Seen>): Seen => ({
  acceptLanguage: 'de-DE,de;q=0.9',
  address: '192.0.2.7',
  at: START,
  code: 'AAAA',
  hosting: null,
  isPublic: () => true,
  scanId: `scan-${(ids += 1)}`,
  userAgent: PHONE,
  ...more,
})

/** How many of these scans are found out, at once or late. */
function caught(behaviour: Behaviour, scans: readonly Seen[]): number {
  const found = new Set<string>()
  for (const one of scans) if (behaviour.see(one).length > 0) found.add(one.scanId)
  for (const id of behaviour.takeLate().keys()) found.add(id)
  return found.size
}

/** Scans with these gaps between them. */
function inTime(count: number, gap: (index: number) => number, more: (index: number) => object) {
  let at = START
  return Array.from({ length: count }, (_, index) =>
    scan({ at: (at += gap(index)), ...more(index) }),
  )
}

describe('behaviour tells machines', () => {
  it.each([
    ['at regular intervals', 0],
    ['with a third of the interval at random', 0.3],
    ['with half of it', 0.5],
  ])('that ask %s, the first scans late', (_, jitter) => {
    const random = createRandom(7)
    const scans = inTime(
      40,
      () => 20 * SECOND * (1 + (random() * 2 - 1) * jitter),
      () => ({}),
    )
    expect(caught(createBehaviour(), scans)).toBe(40)
  })

  it('that ask every twelve minutes, all day', () => {
    const random = createRandom(11)
    const scans = inTime(
      100,
      () => 720 * SECOND * (1 + (random() * 2 - 1) * 0.1),
      () => ({}),
    )
    expect(caught(createBehaviour(), scans)).toBe(100)
  })

  it('that go through many codes', () => {
    const random = createRandom(3)
    const scans = inTime(
      30,
      () => byChance(random, 4 * SECOND),
      (index) => ({ code: `C${index}` }),
    )
    expect(caught(createBehaviour(), scans)).toBe(30)
  })

  it('that change their user agent', () => {
    const random = createRandom(5)
    const scans = inTime(
      40,
      () => byChance(random, 20 * SECOND),
      (index) => ({ userAgent: `Mozilla/5.0 (Linux; Android ${index % 20})` }),
    )
    expect(caught(createBehaviour(), scans)).toBe(40)
  })

  it('that ask from many addresses of one hosting network', () => {
    const random = createRandom(9)
    const scans = inTime(
      60,
      () => byChance(random, 10 * SECOND),
      (index) => ({ address: `198.51.100.${index % 30}`, hosting: 'Example Cloud' }),
    )
    expect(caught(createBehaviour(), scans)).toBe(60)
  })

  it('that ask steadily below the limit of bursts', () => {
    const random = createRandom(11)
    const scans = inTime(
      120,
      () => byChance(random, 6 * SECOND),
      () => ({}),
    )
    expect(caught(createBehaviour(), scans)).toBe(120)
  })
})

describe('behaviour leaves people alone', () => {
  it('a venue with 2,000 people on one address, most with the same phones', () => {
    const random = createRandom(1)
    const scans = inTime(
      6_000,
      () => byChance(random, SECOND),
      () => {
        const kind = Math.floor(random() ** 2 * 40)
        return {
          acceptLanguage: ['de-DE,de;q=0.9', 'de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7', 'en-GB'][
            kind % 3
          ],
          code: `C${Math.floor(random() * 20)}`,
          userAgent: `${PHONE} ${kind}`,
        }
      },
    )
    // Until enough of them were there, nobody can know that it is a crowd.
    expect(caught(createBehaviour(), scans)).toBeLessThan(6_000 * 0.005)
  })

  it('a family, an office and a visitor of a museum', () => {
    const random = createRandom(2)
    const family = inTime(
      12,
      () => byChance(random, 90 * SECOND),
      (index) => ({
        address: '203.0.113.1',
        code: `C${index % 3}`,
        userAgent: `${PHONE} ${index % 4}`,
      }),
    )
    const office = inTime(
      50,
      () => byChance(random, 60 * SECOND),
      (index) => ({ address: '203.0.113.2', userAgent: `Chrome ${index % 3}` }),
    )
    const museum = inTime(
      40,
      () => 30 * SECOND + byChance(random, 90 * SECOND),
      (index) => ({ address: '203.0.113.3', code: `C${index}` }),
    )
    expect(caught(createBehaviour(), [...family, ...office, ...museum])).toBe(0)
  })

  it('and forgets who was not seen for longest', () => {
    const behaviour = createBehaviour({ room: 100 })
    for (let index = 0; index < 50_000; index++) {
      behaviour.see(scan({ address: `2001:db8::${index.toString(16)}`, at: START + index }))
    }
    const timer = inTime(
      9,
      () => SECOND,
      () => ({ address: '192.0.2.99' }),
    )
    expect(caught(behaviour, timer)).toBe(9)
    expect(behaviour.takeLate().size).toBe(0)
  })
})
