import type { StoredOutcome } from '../vocabulary/outcomes.js'
import type { Compare, Interval, StatsQuery, TrafficFilter } from '../vocabulary/questions.js'
import type { TrafficClass } from '../vocabulary/scan.js'

import { CHANNELS } from '../vocabulary/channels.js'
import { normaliseKey } from '../vocabulary/domains.js'
import { productKey } from '../vocabulary/gs1/productKey.js'
import { OUTCOMES, TURNED_AWAY } from '../vocabulary/outcomes.js'
import { RULE_ID } from '../vocabulary/rules.js'
import { DEVICE_TYPES, TRAFFIC_CLASSES } from '../vocabulary/scan.js'
import { plainTag } from '../vocabulary/tags.js'
import { ParameterError } from './ParameterError.js'
import { addDays, dateAt, daysBetween, isTimeZone } from './time/zone.js'

const INTERVALS: readonly Interval[] = ['hour', 'day', 'week', 'month']
const COMPARISONS: readonly Compare[] = ['previous', 'weekdays', 'year']
/** Longest range of an hourly series; more points help nobody. */
const HOURLY_DAYS = 62
const LONGEST = 3_660

/** Ranges by name, in days including today; `12m` is the last twelve months to the day. */
export const PRESETS = {
  '7d': 7,
  '12m': 365,
  '14d': 14,
  '28d': 28,
  '30d': 30,
  '90d': 90,
  today: 1,
} as const

export type StatsParams = {
  /** Texts or ids as written; the endpoint looks them up. */
  campaigns?: string[]
  codes?: string[]
  /** Ids of folders; their folders count as well. */
  folders?: string[]
  detail: boolean
  /** Rows per breakdown. */
  limit: number
  /** As they are written on codes; `none`: codes that say none. */
  placements?: string[]
  tags?: string[]
  query: Omit<StatsQuery, 'campaigns' | 'codes'>
}

const KNOWN = [
  'alias',
  'campaign',
  'channel',
  'code',
  'compare',
  'country',
  'depth',
  'detail',
  'device',
  'folder',
  'from',
  'interval',
  'limit',
  'locale',
  'outcome',
  'placement',
  'range',
  'rule',
  'tag',
  'to',
  'traffic',
  'tz',
]

/**
 * Parameters of statistics, see docs/analytics.md. Lists are comma-separated or repeated. Throws a
 * `ParameterError` for what cannot be understood, unknown names included: a misspelt filter would
 * otherwise show numbers of everything.
 *
 * @param takes what an endpoint takes beside these, and which of these mean nothing to it
 */
export function parseStatsParams(
  params: URLSearchParams,
  now: number,
  { more = [], without = [] }: { more?: readonly string[]; without?: readonly string[] } = {},
): StatsParams {
  const known = [...KNOWN.filter((name) => !without.includes(name)), ...more]
  for (const name of params.keys()) {
    if (!known.includes(name)) {
      throw new ParameterError(name, `nothing here: known are ${known.join(', ')}`)
    }
  }
  const tz = params.get('tz') || 'UTC'
  if (!isTimeZone(tz)) throw new ParameterError('tz', 'an IANA time zone, e.g. Europe/Berlin')
  const { from, to } = rangeIn(params, tz, now)
  const interval = choiceOf(params, 'interval', INTERVALS)
  if (interval === 'hour' && daysBetween(from, to) >= HOURLY_DAYS) {
    throw new ParameterError('interval', `hour for at most ${HOURLY_DAYS} days`)
  }
  const countries = listOf(params, 'country')?.map(countryOf)
  const devices = listOf(params, 'device')
  for (const device of devices ?? []) {
    if (!(DEVICE_TYPES as readonly string[]).includes(device)) {
      throw new ParameterError('device', oneOf(DEVICE_TYPES))
    }
  }
  const outcomes = outcomesIn(params)
  const compare = choiceOf(params, 'compare', COMPARISONS)
  const aliases = listOf(params, 'alias')?.map(aliasOf)
  const campaigns = listOf(params, 'campaign')
  const channels = listOf(params, 'channel')?.map(channelOf)
  const codes = listOf(params, 'code')
  const folders = listOf(params, 'folder')
  const rules = listOf(params, 'rule')?.map(ruleOf)
  const placements = wholeListOf(params, 'placement')
  const tags = listOf(params, 'tag')?.map(plainTag)
  return {
    detail: flagOf(params, 'detail'),
    limit: wholeOf(params, 'limit', 10, 1, 5000),
    query: {
      from,
      to,
      traffic: trafficOf(params),
      tz,
      ...(compare && { compare }),
      ...(countries && { countries }),
      ...(aliases && { aliases }),
      ...(channels && { channels }),
      ...(devices && { devices }),
      ...(interval && { interval }),
      ...(outcomes && { outcomes }),
      ...(rules && { rules }),
    },
    ...(campaigns && { campaigns }),
    ...(codes && { codes }),
    ...(folders && { folders }),
    ...(placements && { placements }),
    ...(tags && { tags }),
  }
}

function rangeIn(params: URLSearchParams, tz: string, now: number): { from: string; to: string } {
  const today = dateAt(tz, now)
  const preset = choiceOf(params, 'range', Object.keys(PRESETS) as (keyof typeof PRESETS)[])
  if (preset && (params.has('from') || params.has('to'))) {
    throw new ParameterError('range', 'no from or to beside it')
  }
  if (preset) return { from: addDays(today, 1 - PRESETS[preset]), to: today }
  const to = dateOf(params, 'to') ?? today
  const from = dateOf(params, 'from') ?? addDays(to, -29)
  if (from > to) throw new ParameterError('from', `a day not after "to" (${to})`)
  if (daysBetween(from, to) >= LONGEST) {
    throw new ParameterError('from', `a day at most ${LONGEST} days before "to"`)
  }
  return { from, to }
}

function dateOf(params: URLSearchParams, name: string): null | string {
  const text = params.get(name)
  if (text === null || text === '') return null
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  // Date.parse takes 30 February in some engines; the way back tells.
  const valid = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
  if (valid && text >= '2000-01-01' && text <= '2200-12-31') return text
  throw new ParameterError(name, 'an ISO date from 2000 on, e.g. 2026-03-29')
}

function trafficOf(params: URLSearchParams): TrafficFilter {
  const names = listOf(params, 'traffic') ?? ['human']
  if (names.length === 1 && (names[0] === 'human' || names[0] === 'all')) return names[0]
  for (const name of names) {
    if (!TRAFFIC_CLASSES.includes(name as TrafficClass)) {
      throw new ParameterError('traffic', `human, all or a list of ${TRAFFIC_CLASSES.join(', ')}`)
    }
  }
  return names as TrafficClass[]
}

function countryOf(text: string): null | string {
  if (text === 'none') return null
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase()
  throw new ParameterError('country', 'two-letter country codes, or none')
}

function aliasOf(text: string): null | string {
  if (text === 'none') return null
  const alias = productKey(text) ?? normaliseKey(text)
  if (alias !== null) return alias
  throw new ParameterError('alias', 'aliases of codes, or none for their own texts')
}

function channelOf(text: string): null | string {
  if (text === 'none' || CHANNELS.some((one) => one === text)) return text === 'none' ? null : text
  throw new ParameterError('channel', `${CHANNELS.join(', ')}, or none`)
}

function ruleOf(text: string): null | string {
  if (text === 'none') return null
  if (text.split(':').every((part) => RULE_ID.test(part))) return text
  throw new ParameterError('rule', 'ids of rules, of a split with the branch (summer:a), or none')
}

/** `turned-away` stands for every outcome but `redirected`. */
function outcomesIn(params: URLSearchParams): StoredOutcome[] | undefined {
  const names = listOf(params, 'outcome')?.flatMap((name) =>
    name === 'turned-away' ? TURNED_AWAY : [name],
  )
  for (const name of names ?? []) {
    if (!(OUTCOMES as readonly string[]).includes(name)) {
      throw new ParameterError('outcome', oneOf([...OUTCOMES, 'turned-away']))
    }
  }
  return names && ([...new Set(names)] as StoredOutcome[])
}

function listOf(params: URLSearchParams, name: string): string[] | undefined {
  return listIn(
    params.getAll(name).flatMap((text) => text.split(',')),
    name,
  )
}

/** Values that may have a comma themselves are repeated. */
const wholeListOf = (params: URLSearchParams, name: string): string[] | undefined =>
  listIn(params.getAll(name), name)

function listIn(values: string[], name: string): string[] | undefined {
  const list = [...new Set(values.map((value) => value.trim()).filter(Boolean))]
  if (list.length > 500) throw new ParameterError(name, 'at most 500 values')
  return list.length ? list : undefined
}

export function choiceOf<T extends string>(
  params: URLSearchParams,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = params.get(name)
  if (text === null || text === '') return undefined
  if (choices.includes(text as T)) return text as T
  throw new ParameterError(name, oneOf(choices))
}

export function flagOf(params: URLSearchParams, name: string): boolean {
  const text = params.get(name)
  if (text === null || text === '0' || text === 'false') return false
  if (text === '' || text === '1' || text === 'true') return true
  throw new ParameterError(name, '1 or 0')
}

function wholeOf(
  params: URLSearchParams,
  name: string,
  byDefault: number,
  min: number,
  max: number,
): number {
  const text = params.get(name)
  if (text === null || text === '') return byDefault
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (number >= min && number <= max) return number
  throw new ParameterError(name, `a whole number from ${min} to ${max}`)
}

const oneOf = (choices: readonly string[]): string => `one of ${choices.join(', ')}`
