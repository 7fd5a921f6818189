import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Sighting } from '../../vocabulary/statistics.js'

import { createRandom } from '../../../test/createRandom.js'
import { visitorMark } from '../../describe/visitor/visitorHash.js'
import { estimatePeople } from './estimatePeople.js'

type Shares = readonly (readonly [name: string, share: number])[]

/** Browsers of a crowd: a few versions have most of it, and apps that name the phone's model the rest. */
const BROWSERS: Shares = [
  ...[21, 12, 7, 4, 3, 2, 1.5, 1, 0.8].map((share, at) => [`safari ${at}`, share] as const),
  ...[14, 6, 3, 1.5, 0.7].map((share, at) => [`chrome ${at}`, share] as const),
  ...[3, 2, 1, 0.5].map((share, at) => [`samsung ${at}`, share] as const),
  ...Array.from({ length: 400 }, (_, at) => [`app ${at}`, 9 / (at + 12)] as const),
]
const LANGUAGES: Record<string, Shares> = {
  'a city of visitors': [['de', 45], ['en', 30], ['fr', 8], ['es', 7], ['it', 5], ['nl', 5]], // prettier-ignore
  'one country': [['de-DE', 78], ['en-GB', 8], ['tr-TR', 5], ['uk-UA', 4], ['pl-PL', 3], ['ar', 2]], // prettier-ignore
}
/** How often a person scans on an evening. */
const TIMES: Record<string, Shares> = {
  'each scans once': [['1', 1]],
  'few scan again': [['1', 85], ['2', 12], ['3', 3]], // prettier-ignore
  'some scan again and again': [['1', 66], ['2', 22], ['3', 8], ['4', 4]], // prettier-ignore
}

function pick(shares: Shares, random: () => number): string {
  let rest = random() * shares.reduce((all, [, share]) => all + share, 0)
  for (const [name, share] of shares) if ((rest -= share) < 0) return name
  return shares.at(-1)![0]
}

type Venue = { languages: Shares; people: number; seed: number; times: Shares }

/** Phones on one address, over an evening of four hours. */
function venue({ languages, people, seed, times }: Venue): Sighting[] {
  const random = createRandom(seed)
  const sightings: Sighting[] = []
  for (let person = 0; person < people; person++) {
    const [visitor, sign] = [pick(BROWSERS, random), pick(languages, random)]
    for (let left = Number(pick(times, random)); left > 0; left--) {
      sightings.push({ hour: 480_018 + Math.floor(random() * 4), scans: 1, sign, visitor })
    }
  }
  return sightings
}

const countOf = (sightings: readonly Sighting[]): number =>
  new Set(sightings.map(({ visitor }) => visitor)).size

const SEEDS = Array.from({ length: 40 }, (_, at) => at * 7919 + 1)

describe.each(Object.keys(LANGUAGES))('a venue in %s', (place) => {
  describe.each(Object.keys(TIMES))('where %s', (often) => {
    it.each([100, 500, 2_000])('holds %i people within the range', (people) => {
      const misses: string[] = []
      const widths: number[] = []
      for (const seed of SEEDS) {
        const sightings = venue({
          languages: LANGUAGES[place]!,
          people,
          seed,
          times: TIMES[often]!,
        })
        const range = estimatePeople(sightings)
        if (!range) misses.push(`${seed}: none beside ${countOf(sightings)}`)
        else if (range.least > people || range.most < people) {
          misses.push(`${seed}: ${range.least} to ${range.most}`)
        } else widths.push(range.most / range.least)
      }
      const width = widths.sort((a, b) => a - b)[widths.length >> 1]!
      expect(misses.length, misses.join('; ')).toBeLessThanOrEqual(SEEDS.length / 20)
      // Worth saying: the more people scan again, the less is known.
      expect(width).toBeLessThan(often === 'some scan again and again' ? 3 : 2)
    })
  })
})

/** Homes with a /64 each, whose phones take a new address of it every day, and scan on three days. */
function homes(seed: number) {
  const random = createRandom(seed)
  const people = new Set<string>()
  const sightings: Sighting[] = []
  for (let home = 0; home < 1_000; home++) {
    const sign = pick(LANGUAGES['one country']!, random)
    const size = Number(pick([['1', 4], ['2', 3], ['3', 2], ['4', 1]], random)) // prettier-ignore
    for (let person = 0; person < size; person++) {
      const browser = pick(BROWSERS, random)
      for (let day = 0; day < 3; day++) {
        const address = `2a02:8108:${home.toString(16)}:1:${Math.floor(random() * 65_536).toString(16)}::1`
        for (
          let left = Number(
            pick(
              [
                ['0', 4],
                ['1', 5],
                ['2', 1],
              ],
              random,
            ),
          );
          left > 0;
          left--
        ) {
          // prettier-ignore
          people.add(`${home} ${person}`)
          const visitor = visitorMark('secret', address, browser) as string
          const hour = 480_000 + 24 * day + Math.floor(random() * 24)
          sightings.push({ hour, scans: 1, sign, visitor })
        }
      }
    }
  }
  return { people: people.size, sightings }
}

describe('a thousand homes on IPv6, over three days', () => {
  it.each(SEEDS.slice(0, 10))('are counted within 15 % as they are, and no crowd (%i)', (seed) => {
    const { people, sightings } = homes(seed)
    expect(Math.abs(countOf(sightings) / people - 1)).toBeLessThan(0.15)
    expect(estimatePeople(sightings)).toBeNull()
  })
})

describe('estimatePeople', () => {
  const at = (visitor: string, more: Partial<Sighting> = {}): Sighting => ({
    hour: 480_000,
    scans: 1,
    sign: 'de',
    visitor,
    ...more,
  })

  it('takes somebody who tries a code out for one person, whatever the others do', () => {
    const others = Array.from({ length: 100 }, (_, index) =>
      at(`v${index}`, { hour: 480_000 + (index % 9), sign: index % 3 ? 'de' : 'en' }),
    )
    expect(estimatePeople([...others, at('tester', { scans: 60 })])).toBeNull()
  })

  it('says nothing of nobody', () => expect(estimatePeople([])).toBeNull())

  it('says at least as many as visitors and signs show, at most one for each scan', () => {
    const sighting = fc.record({
      hour: fc.integer({ max: 480_100, min: 480_000 }),
      scans: fc.integer({ max: 60, min: 1 }),
      sign: fc.constantFrom('de', 'en', 'fr'),
      visitor: fc.nat(20).map(String),
    })
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 200 }), (sightings) => {
        const range = estimatePeople(sightings)
        if (!range) return
        expect(range.least).toBeGreaterThanOrEqual(countOf(sightings))
        expect(range.most).toBeGreaterThanOrEqual(range.least)
        expect(range.most).toBeLessThanOrEqual(sightings.reduce((all, one) => all + one.scans, 0))
      }),
    )
  })
})
