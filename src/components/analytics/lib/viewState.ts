import type { Compare } from '../../../vocabulary/questions.js'
import type { TrafficClass } from '../../../vocabulary/scan.js'

import { CHANNELS } from '../../../vocabulary/channels.js'
import { normaliseCode } from '../../../vocabulary/normaliseCode.js'
import { TURNED_AWAY } from '../../../vocabulary/outcomes.js'
import { RULE_ID } from '../../../vocabulary/rules.js'
import { DEVICE_TYPES, TRAFFIC_CLASSES } from '../../../vocabulary/scan.js'

/** What a reader looks at: ranges and filters, kept in the address so that a view can be shared. */
export type ViewState = {
  alias: string[]
  campaign: string[]
  channel: string[]
  code: string[]
  compare: 'none' | Compare
  /** Codes set side by side, as written: what is none, or one too many, is explained. */
  compareCodes: string[]
  country: string[]
  device: string[]
  /** Ids; their folders count as well. */
  folder: string[]
  /** ISO dates of a custom range; both or none. */
  from: null | string
  interval: 'day' | 'hour' | 'month' | 'week' | null
  outcome: string[]
  placement: string[]
  range: Preset
  /** Ids; of a split with the branch. */
  rule: string[]
  tag: string[]
  to: null | string
  traffic: Traffic
  /** Only where a link names one; else the reader's own. */
  tz: null | string
}

/** What to change in a view; what builds on its lists is asked with the newest ones, not those drawn. */
export type Change = ((now: ViewState) => Partial<ViewState>) | Partial<ViewState>

export const PRESETS = ['today', '7d', '14d', '28d', '30d', '90d', '12m'] as const
export type Preset = (typeof PRESETS)[number]
export const OUTCOME_FILTERS = ['redirected', 'asked', 'turned-away', ...TURNED_AWAY] as const
export const CHANNEL_FILTERS = [...CHANNELS, 'none'] as const
export type Traffic = 'all' | TrafficClass
export const TRAFFIC: readonly Traffic[] = [
  'human',
  'all',
  ...TRAFFIC_CLASSES.filter((one) => one !== 'human'),
]
/** Filters that take several values. */
export const LISTS = [
  'code',
  'campaign',
  'tag',
  'placement',
  'folder',
  'country',
  'device',
  'outcome',
  'rule',
  'channel',
  'alias',
] as const
export type ListFilter = (typeof LISTS)[number]
export const NO_LISTS = {
  alias: [],
  campaign: [],
  channel: [],
  code: [],
  country: [],
  device: [],
  folder: [],
  outcome: [],
  placement: [],
  rule: [],
  tag: [],
}

export const COMPARISONS = ['previous', 'weekdays', 'year', 'none'] as const
const INTERVALS = ['hour', 'day', 'week', 'month'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The view an address names. What cannot be understood is left out: a link never breaks a page. */
export function parseViewState(params: URLSearchParams): ViewState {
  const one = <T extends string>(name: string, known: readonly T[]): null | T => {
    const value = params.get(name) as T
    return known.includes(value) ? value : null
  }
  const list = (name: 'compareCodes' | ListFilter): string[] => [
    ...new Set(
      params
        .getAll(name)
        .flatMap((text) => text.split(','))
        .map((text) => text.trim())
        .filter((text) => text !== '' && text.length <= 100),
    ),
  ]
  const from = dayOf(params.get('from'))
  const to = dayOf(params.get('to'))
  const custom = from !== null && to !== null && from <= to
  return {
    alias: list('alias').filter((text) => normaliseCode(text) !== null),
    campaign: list('campaign'),
    channel: list('channel').filter((text) =>
      (CHANNEL_FILTERS as readonly string[]).includes(text),
    ),
    code: list('code'),
    compare: one('compare', COMPARISONS) ?? 'previous',
    compareCodes: list('compareCodes').slice(0, 20),
    country: list('country').filter((text) => /^([A-Z]{2}|none)$/.test(text)),
    device: list('device').filter((text) => (DEVICE_TYPES as readonly string[]).includes(text)),
    folder: list('folder'),
    from: custom ? from : null,
    interval: one('interval', INTERVALS),
    outcome: list('outcome').filter((text) =>
      (OUTCOME_FILTERS as readonly string[]).includes(text),
    ),
    // may have a comma, so each has a parameter of its own
    placement: [...new Set(params.getAll('placement').filter(Boolean))],
    range: one('range', PRESETS) ?? '30d',
    rule: list('rule').filter((text) => text.split(':').every((part) => RULE_ID.test(part))),
    tag: list('tag'),
    to: custom ? to : null,
    traffic: one<Traffic>('traffic', TRAFFIC) ?? 'human',
    tz: zoneOf(params.get('tz')),
  }
}

/** The address of a view; what is as usual is left out. */
export function writeViewState(state: ViewState): URLSearchParams {
  const params = new URLSearchParams()
  if (state.from && state.to) {
    params.set('from', state.from)
    params.set('to', state.to)
  } else if (state.range !== '30d') params.set('range', state.range)
  for (const name of LISTS) {
    if (name === 'placement') state[name].forEach((value) => params.append(name, value))
    else if (state[name].length) params.set(name, state[name].join(','))
  }
  if (state.traffic !== 'human') params.set('traffic', state.traffic)
  if (state.compare !== 'previous') params.set('compare', state.compare)
  if (state.compareCodes.length) params.set('compareCodes', state.compareCodes.join(','))
  if (state.interval) params.set('interval', state.interval)
  if (state.tz) params.set('tz', state.tz)
  return params
}

function dayOf(text: null | string): null | string {
  if (text === null || !DAY.test(text) || text < '2000-01-01' || text > '2200-12-31') return null
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : null
}

function zoneOf(text: null | string): null | string {
  try {
    return text
      ? new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
      : null
  } catch {
    return null
  }
}

/**
 * Views that were asked for and not drawn yet, after the router has drawn `query`. While a page is
 * busy Next draws them late, one after the other, and puts the address back to the one it has just
 * drawn: the next change must start from the newest of these, not from that address. A query that
 * is none of ours is somebody's link or "back", which counts more than what we waited for.
 */
export function settle(ahead: readonly string[], query: string): string[] {
  const at = ahead.indexOf(query)
  return at < 0 ? [] : ahead.slice(at + 1)
}
