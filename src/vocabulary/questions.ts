/**
 * Questions about scans and their answers. Nothing here knows SQL or Payload. Days are ISO dates
 * (`2026-03-29`) in the query's time zone, instants are ISO strings in UTC.
 */
import type { Where } from 'payload'

import type { StoredOutcome } from './outcomes.js'
import type { ID, TrafficClass } from './scan.js'
import type { StandIn } from './standIn.js'

export type Interval = 'day' | 'hour' | 'month' | 'week'

/** What scans can be broken down by. Names are those of the scan's fields. */
export type Dimension =
  | 'alias'
  | 'asOrganization'
  | 'browser'
  | 'channel'
  | 'city'
  | 'country'
  | 'deviceType'
  | 'language'
  | 'os'
  | 'outcome'
  | 'postalCode'
  | 'referrer'
  | 'region'
  | 'rule'
  | 'utmCampaign'
  | 'utmContent'
  | 'utmMedium'
  | 'utmSource'
  | 'utmTerm'

/** Which traffic counts: people, everything, or the classes named. */
export type TrafficFilter = 'all' | 'human' | TrafficClass[]

/**
 * Which range a range is compared with: as many days just before, the same weekdays of the fewest
 * whole weeks back that hold it, or the same days a year before.
 */
export type Compare = 'previous' | 'weekdays' | 'year'

/** What every question has in common. Filters are and-ed; an absent one filters nothing. */
export type StatsQuery = {
  /** By which other text they came; `null` is the code's own. */
  aliases?: (null | string)[]
  campaigns?: ID[]
  /** See `CHANNELS`; `null` is scans from before it was told. */
  channels?: (null | string)[]
  codes?: ID[]
  /** Adds the answer for another range, cut at the same clock time while this one is running. */
  compare?: Compare
  /** ISO 3166-1 alpha-2, upper case; `null` is scans without a country. */
  countries?: (null | string)[]
  devices?: string[]
  /** What became of the scans. */
  outcomes?: StoredOutcome[]
  /** What decided where they led, see `ruleName`; `null` is the code's own destination. */
  rules?: (null | string)[]
  /** First day, inclusive. */
  from: string
  /** Width of the buckets of the series. @default hour up to 2 days, day up to 92, week up to 366, else month */
  interval?: Interval
  /** Last day, inclusive. */
  to: string
  traffic: TrafficFilter
  /** IANA time zone in which days and hours are meant. */
  tz: string
}

/**
 * The codes a person may see: all, or these. Made by `resolveScope` from Payload's access control;
 * every question takes it, so that none can forget it.
 */
export type Scope = {
  codes: 'all' | ID[]
  /** What else the scans must be, where the host's read access says so. */
  where?: Where
}

export type Range = {
  days: number
  /** Exclusive end, an instant. */
  end: string
  from: string
  /** Inclusive start, an instant. */
  start: string
  to: string
  tz: string
}

export type Totals = {
  /** First and last scan in the range, instants; `null` without scans. */
  firstScanAt: null | string
  lastScanAt: null | string
  /** Scans that match, of the traffic asked for. */
  scans: number
  /** Of these, those that came to the code's destination; `null` for who may not read outcomes. */
  sentOn: null | number
  /** Of these, those that came to a page or a fallback instead, for any reason; see `sentOn`. */
  turnedAway: null | number
  /** Different visitors of those scans in the whole range, not a sum of days. */
  visitors: number
}

/** Change against the comparison, as a ratio (0.25 is +25 %); `null` where there was nothing. */
export type Change = { scans: null | number; visitors: null | number }

export type SeriesPoint = {
  scans: number
  /** Start of the bucket on the wall clock of the time zone: `2026-03-29T01:00`; a bucket of days: `2026-03-29`. */
  label: string
  /** The same as an instant: tells the two hours apart where the clock goes back. */
  start: string
}

export type Series = {
  /** How many of the points have begun: what is behind them is still to come. */
  begun: number
  interval: Interval
  /** How many of them are over: where fewer than have begun, one is still running. */
  over: number
  points: SeriesPoint[]
}

export type Heatmap = {
  /** `hours[weekday][hour]`, weekday 0 is Monday, wall clock of the time zone. */
  hours: number[][]
  /** The busiest cell; `null` without scans. */
  peak: { hour: number; scans: number; weekday: number } | null
}

export type BreakdownRow = {
  /** Where the value alone is ambiguous: the country of a region, city or postal code. */
  country?: null | string
  /** Of a city or postal code. */
  region?: null | string
  scans: number
  /** Of the scans in the range, 0 to 1. */
  share: number
  /** `null`: scans for which this is not known. */
  value: null | string
}

export type Breakdown = {
  /** How many different values there are, `null` not counted. */
  distinct: number
  /** Scans of the values beyond the limit. */
  rest: number
  /** Most scans first, then by value. */
  rows: BreakdownRow[]
}

/** A city with scans. Never the middle of a country: scans without a city are not on the map. */
export type MapPoint = {
  city: string
  country: null | string
  latitude: number
  longitude: number
  region: null | string
  scans: number
}

export type TopCode = {
  code: string
  id: ID
  scans: number
  /** Scans per bucket of the series, for a small line. */
  sparkline: number[]
  title: null | string
}

export type TopCampaign = { id: ID; scans: number; title: null | string }

/**
 * Scans of no campaign in the list; with those listed they are all there are. `without`: of codes in no
 * campaign, those deleted for good among them; `others`: of further campaigns.
 */
export type CampaignRest = { others: number; without: number }

/** A code with several tags counts in each of them: sums of tags are more than all scans. */
export type TopTag = { scans: number; tag: string }

/** What an address says for codes without a placement. */
export const NO_PLACEMENT = 'none'

/** One line of the live feed. */
/** `null` also for what the person may not read. */
export type LatestScan = {
  browser: null | string
  city: null | string
  code: null | string
  country: null | string
  deviceType: null | string
  os: null | string
  outcome: null | string
  qrCode: ID | null
  scanId: string
  scannedAt: string
  trafficClass: null | TrafficClass
}

export type Breakdowns = Record<Dimension, Breakdown>

/** People, where they are more than visitors because many share an address. */
export type PeopleRange = { least: number; most: number }

/** Everything a page of numbers shows, from one reading. */
export type Overview = {
  /** Human and all traffic side by side, whatever the query's traffic filter. */
  byTraffic: { all: number; allVisitors: number; human: number; humanVisitors: number }
  breakdowns: Breakdowns
  change: Change | null
  /** `until`: where it is cut because the range is still running, an instant; `null`: whole. */
  comparison: { range: Range; series: Series; totals: Totals; until: null | string } | null
  heatmap: Heatmap
  map: MapPoint[]
  /** `null`: as many as visitors, or too many scans to say. See `estimatePeople`. */
  people: PeopleRange | null
  range: Range
  series: Series
  campaignRest: CampaignRest
  topCampaigns: TopCampaign[]
  topCodes: TopCode[]
  /** Why the database answered what an engine beside it should; `null`: as it should be. */
  standIn: null | StandIn
  topTags: TopTag[]
  /** Scans by where their code hangs; `null`: it does not say, or the code is gone. */
  placements: Breakdown
  totals: Totals
  /** Scans per traffic class, without the traffic filter. */
  trafficClasses: Partial<Record<TrafficClass, number>>
  /**
   * `false` where the range crosses a change of the visitor key (`options.visitors.rotation`): a
   * person who came before and after it is then counted once on each side.
   */
  uniqueAcrossPeriods: boolean
}

/** Totals of a range, and of each of its days in order. */
export type Daily = {
  days: Totals[]
  range: Range
  totals: Totals
} & Pick<Series, 'begun' | 'over'>

/** The basic form: scans up to now. Days are those of `tz`, today included. */
export type BasicStats = { last_30_days: number; last_7_days: number; total: number }

export type Limits = {
  /** Rows per breakdown. @default 10, at most 5000 */
  breakdown?: number
  /** @default 500 */
  map?: number
  /** @default 10 */
  top?: number
}

/** Filters and time zone; the ranges are fixed. */
export type BasicQuery = Omit<StatsQuery, 'compare' | 'from' | 'interval' | 'to'>

export type LatestQuery = Pick<
  StatsQuery,
  | 'aliases'
  | 'campaigns'
  | 'channels'
  | 'codes'
  | 'countries'
  | 'devices'
  | 'outcomes'
  | 'rules'
  | 'traffic'
> & {
  /** Only scans after this scan id, for a feed that refreshes. */
  after?: string
  /** @default 20, at most 100 */
  limit?: number
}

/** Shared by all questions. `signal` stops the query in the database. */
export type AskOptions = { limits?: Limits; signal?: AbortSignal }

/** The questions. Made for one person by `analyticsFor(req, options)`. */
export type Analytics = {
  basic: (query: BasicQuery, options?: AskOptions) => Promise<BasicStats>
  breakdown: (dimension: Dimension, query: StatsQuery, options?: AskOptions) => Promise<Breakdown>
  daily: (query: StatsQuery, options?: AskOptions) => Promise<Daily>
  heatmap: (query: StatsQuery, options?: AskOptions) => Promise<Heatmap>
  latest: (query: LatestQuery, options?: AskOptions) => Promise<LatestScan[]>
  mapPoints: (query: StatsQuery, options?: AskOptions) => Promise<MapPoint[]>
  overview: (query: StatsQuery, options?: AskOptions) => Promise<Overview>
  placements: (query: StatsQuery, options?: AskOptions) => Promise<Breakdown>
  /** Rows of the columns named (see `exportColumns`), oldest first, in batches. */
  rows: (
    query: StatsQuery,
    columns: readonly string[],
    options?: AskOptions,
  ) => Promise<AsyncIterable<unknown[][]>>
  series: (query: StatsQuery, options?: AskOptions) => Promise<Series>
  /** Most scanned first. */
  topCampaigns: (query: StatsQuery, options?: AskOptions) => Promise<TopCampaign[]>
  topCodes: (query: StatsQuery, options?: AskOptions) => Promise<TopCode[]>
  totals: (query: StatsQuery, options?: AskOptions) => Promise<Totals>
}
