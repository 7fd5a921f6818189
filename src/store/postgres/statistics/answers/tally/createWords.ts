import type { Group } from '../../../../facts/limited.js'
import type { Schema } from '../../../schema.js'
import type { Run } from '../createReader.js'

import { countryNumber, deviceNumber } from '../../rollups/segment.js'

/** Which group each number of a dictionary belongs to; group 0 is "not known". */
export type Grouping = { groupOf: number[]; groups: Group[] }

export type PlacePoint = {
  city: string
  country: null | string
  latitude: number
  longitude: number
  region: null | string
}

const OF_LINKS = [
  'alias',
  'channel',
  'rule',
  'utmCampaign',
  'utmContent',
  'utmMedium',
  'utmSource',
  'utmTerm',
] as const

/** The dictionaries in memory, grown with each question by what was added since. */
export type Words = {
  client: Record<'browser' | 'deviceType' | 'os', Grouping>
  /** Of clients: number of the device. */
  devices: number[]
  /** Of places: number of the country. */
  countries: number[]
  place: Record<'asOrganization' | 'city' | 'country' | 'postalCode' | 'region', Grouping>
  /** Where on the map a place's city is; `undefined` where that is not known. */
  points: (PlacePoint | undefined)[]
  link: Record<(typeof OF_LINKS)[number], Grouping>
  /** Ids of codes by number. */
  codes: (string | undefined)[]
  /** Languages and referrers: after a sweep two numbers may stand for one text. */
  terms: Grouping
  /** By text with the mark: `l:de-DE`. */
  termNumbers: Map<string, number>
}

type Grouper = Grouping & { add: (number: number, group: Group) => void }

/**
 * Reads dictionaries once per process, then only what is new: numbers grow, and what has a number
 * never changes. User agents and addresses stay in the database, so a word takes few bytes.
 */
export function createWords(present: () => Schema): (run: Run) => Promise<Words> {
  const words = {
    client: { browser: createGrouper(), deviceType: createGrouper(), os: createGrouper() },
    countries: [0] as number[],
    devices: [deviceNumber(null)],
    place: {
      asOrganization: createGrouper(),
      city: createGrouper({ country: null, region: null, value: null }),
      country: createGrouper(),
      postalCode: createGrouper({ country: null, value: null }),
      region: createGrouper({ country: null, value: null }),
    },
    points: [] as (PlacePoint | undefined)[],
    link: {
      alias: createGrouper(),
      channel: createGrouper(),
      rule: createGrouper(),
      utmCampaign: createGrouper(),
      utmContent: createGrouper(),
      utmMedium: createGrouper(),
      utmSource: createGrouper(),
      utmTerm: createGrouper(),
    },
    termNumbers: new Map<string, number>(),
    codes: [] as (string | undefined)[],
    terms: createGrouper(),
  }
  const last = { clients: 0, places: 0, links: 0, terms: 0 }

  async function news<Row>(
    run: Run,
    kind: keyof typeof last,
    fields: readonly string[],
  ): Promise<Row[]> {
    const { column, has, name } = present()[kind]
    const rows = await run<{ id: string } & Row>(
      `SELECT ${['id', ...fields.filter(has)].map((field) => `${column(field)} AS "${field}"`).join(', ')}
      FROM ${name} WHERE ${column('id')} > $1 ORDER BY ${column('id')}`,
      [last[kind]],
    )
    // Two questions may read the same news at once; adding them twice changes nothing.
    for (const { id } of rows) last[kind] = Math.max(last[kind], Number(id))
    return rows
  }

  return async (run) => {
    type Texts = Record<string, null | string>
    const placeFields = ['country', 'regionName', 'city', 'postalCode', 'latitude', 'longitude']
    for (const row of await news<Texts>(run, 'places', [...placeFields, 'asOrganization'])) {
      const id = Number(row.id)
      const { city = null, country = null, postalCode = null, regionName: region = null } = row
      words.countries[id] = countryNumber(country)
      words.place.asOrganization.add(id, { value: row.asOrganization ?? null })
      words.place.city.add(id, { country, region, value: city })
      words.place.country.add(id, { value: country })
      words.place.postalCode.add(id, { country, value: postalCode })
      words.place.region.add(id, { country, value: region })
      if (city !== null && row.latitude !== null && row.longitude !== null) {
        const [latitude, longitude] = [Number(row.latitude), Number(row.longitude)]
        words.points[id] = { city, country, latitude, longitude, region }
      }
    }
    for (const row of await news<Texts>(run, 'clients', ['browser', 'deviceType', 'os'])) {
      const id = Number(row.id)
      words.devices[id] = deviceNumber(row.deviceType ?? null)
      for (const name of ['browser', 'deviceType', 'os'] as const) {
        words.client[name].add(id, { value: row[name] ?? null })
      }
    }
    for (const row of await news<Texts>(run, 'links', OF_LINKS)) {
      for (const name of OF_LINKS) {
        words.link[name].add(Number(row.id), { value: row[name] ?? null })
      }
    }
    for (const row of await news<Texts>(run, 'terms', ['text'])) {
      if (!row.text) continue
      const id = Number(row.id)
      const value = row.text.slice(2)
      if (row.text.startsWith('c:')) words.codes[id] = value
      else words.terms.add(id, { value })
      words.termNumbers.set(row.text, id)
    }
    return words
  }
}

/** @param unknown the group of scans that name nothing, and of words that say nothing */
function createGrouper(unknown: Group = { value: null }): Grouper {
  const keyOf = ({ country, region, value }: Group) => JSON.stringify([value, country, region])
  const numbers = new Map([[keyOf(unknown), 0]])
  const grouper: Grouper = {
    add: (number, group) => {
      const key = keyOf(group)
      let index = numbers.get(key)
      if (index === undefined) {
        numbers.set(key, (index = grouper.groups.length))
        grouper.groups.push(group)
      }
      grouper.groupOf[number] = index
    },
    groupOf: [0],
    groups: [unknown],
  }
  return grouper
}
