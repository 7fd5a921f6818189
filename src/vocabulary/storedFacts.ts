const text = { byDefault: null, kind: 'text' } as const
const number = { byDefault: null, kind: 'number' } as const

/**
 * What is known of a scan beside what each of them has, by the table it lies in. The record's type,
 * the columns that are written and read, and the way back from a spill file are made from this list.
 * `byDefault` stands where a fact is missing.
 */
const STORED_FACTS = {
  /** In the scan's own row. */
  own: {
    language: text,
    rawQuery: text,
    referrer: text,
    /** How often it was repeated within moments. */
    repeats: { byDefault: 0, kind: 'number' },
    rulesVersion: { byDefault: 1, kind: 'number' },
    trafficScore: { byDefault: 0, kind: 'number' },
    /** Keyed hash, 22 characters or fewer; `null` when there is nothing to tell visitors apart by. */
    visitor: text,
  },
  // Many scans have these in common: where the network is, what was scanned with, where it led. Each
  // set of them is stored once, under a key made of them in this order, and scans point to it.
  client: { deviceType: { byDefault: 'unknown', kind: 'text' }, os: text, browser: text, userAgent: text }, // prettier-ignore
  link: {
    destination: text,
    utmSource: text,
    utmMedium: text,
    utmCampaign: text,
    utmTerm: text,
    utmContent: text,
    /** What decided where it led, see `ruleName`. */
    rule: text,
    /** By which other text of the code; `null` is its own. */
    alias: text,
    /** See `CHANNELS`; `null`: from before it was told. */
    channel: text,
  },
  place: {
    country: text,
    regionCode: text,
    regionName: text,
    city: text,
    postalCode: text,
    latitude: number,
    longitude: number,
    timezone: text,
    asOrganization: text,
    geoSource: text,
    geoDate: text,
  },
} as const

type Fact = { byDefault: null | number | string; kind: 'number' | 'text' }
type ValueOf<One extends Fact> =
  (null extends One['byDefault'] ? null : never) | (One['kind'] extends 'number' ? number : string)
type ValuesOf<Facts extends Record<string, Fact>> = {
  -readonly [Name in keyof Facts]: ValueOf<Facts[Name]>
}

/** Facts of a scan by name; `null`: not known. */
export type StoredFacts = ValuesOf<typeof STORED_FACTS.client> &
  ValuesOf<typeof STORED_FACTS.link> &
  ValuesOf<typeof STORED_FACTS.own> &
  ValuesOf<typeof STORED_FACTS.place>

const namesOf = <Facts extends object>(facts: Facts) =>
  Object.keys(facts) as (keyof Facts & string)[]

/** Names of the facts in a scan's own row. */
export const OWN = namesOf(STORED_FACTS.own)

/** Names of those that are stored once, by the relation that leads to them. */
export const SHARED = {
  client: namesOf(STORED_FACTS.client),
  link: namesOf(STORED_FACTS.link),
  place: namesOf(STORED_FACTS.place),
}

/** All facts by name. */
export const FACTS = { ...STORED_FACTS.own, ...STORED_FACTS.client, ...STORED_FACTS.link, ...STORED_FACTS.place } // prettier-ignore

export const isNumberFact = (name: string): boolean =>
  Object.hasOwn(FACTS, name) && FACTS[name as keyof StoredFacts].kind === 'number'

/** What is left out of a scan that is made coarser, by the table it lies in. */
export const COARSENED = {
  client: ['userAgent'],
  link: ['destination'],
  own: ['rawQuery', 'referrer', 'visitor'],
  place: ['postalCode', 'latitude', 'longitude'],
} as const satisfies Record<string, readonly (keyof StoredFacts)[]>
