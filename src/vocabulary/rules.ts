import type { Channel } from './channels.js'

/** Rules of a code: where else a scan may lead, and when. As stored, and as a directory holds them. */

/** Kinds and systems of devices a rule may name; `ios` is iPhones and iPads. */
export const RULE_DEVICES = [
  'ios',
  'android',
  'mobile',
  'tablet',
  'desktop',
  'windows',
  'macos',
  'linux',
  'chromeos',
] as const
export type RuleDevice = (typeof RULE_DEVICES)[number]

/** Rules of one code or campaign at the most. */
export const MOST_RULES = 20
/** Destinations of one split at the most. */
export const MOST_TARGETS = 6

/** What must be so for a rule to hold: every condition that is there. Of a list one value is enough. */
export type RuleWhen = {
  /** How the scan came, see `CHANNELS`. */
  channels?: Channel[] | undefined
  /** Names of cities as the geo source has them, in any case, with or without accents. */
  cities?: string[] | undefined
  /** ISO 3166-1 alpha-2. */
  countries?: string[] | undefined
  /** ISO instants: from the first on, before the second. */
  dates?: { from?: null | string; until?: null | string } | undefined
  devices?: RuleDevice[] | undefined
  /** Among the first so many people the code sends on. */
  firstScans?: number | undefined
  hours?: RuleHours | undefined
  /** BCP 47 tags or their beginning: `de` is also `de-AT`. */
  languages?: string[] | undefined
  /** Parameters of the scanned URL; without `value` any will do. */
  query?: { name: string; value?: null | string }[] | undefined
  /** ISO 3166-2, such as `US-CA`. */
  regions?: string[] | undefined
  /** Whether this visitor has scanned the code before. */
  visit?: 'first' | 'repeat' | undefined
}

/**
 * Days and hours on the wall clock of a zone. Where `to` is not after `from`, the hours go on past
 * midnight and belong to the day on which they began. Without hours, whole days.
 */
export type RuleHours = {
  /** `18:00`. */
  from?: null | string
  to?: null | string
  /** ISO 8601: 1 is Monday. None is every day. */
  weekdays?: null | number[]
  /** IANA name, such as `Europe/Paris`. */
  zone: string
}

/** Where a rule leads: to a web address, or to a document whose address it follows. */
export type RuleTarget = {
  /** Tells the branches of a split apart, for good. */
  id?: null | string
  reference?: { relationTo: string; value: number | string } | null
  url?: null | string
  /** Share of the visitors, against those of the others. @default 1 */
  weight?: null | number
}

export type Rule = {
  /** Stored with the scans it decides: stays as it is when the rule is edited or moved. */
  id: string
  label?: null | string
  /** One destination, or a split among several. */
  to: RuleTarget[]
  when: RuleWhen
}

/** What a scan's `rule` says: the rule's id, and of a split the branch behind a colon. */
export const ruleName = (rule: Pick<Rule, 'id' | 'to'>, target: RuleTarget): string =>
  rule.to.length > 1 ? `${rule.id}:${target.id}` : rule.id

export const RULE_ID = /^[a-z0-9][a-z0-9-]{0,31}$/

/** Conditions as they are looked at: texts folded, hours as minutes, dates as epoch milliseconds. */
export type CompiledWhen = {
  channels?: ReadonlySet<Channel>
  cities?: ReadonlySet<string>
  countries?: ReadonlySet<string>
  dates?: { from: number; until: number }
  devices?: readonly RuleDevice[]
  firstScans?: number
  hours?: { from: number; to: number; weekdays: ReadonlySet<number>; zone: string }
  languages?: readonly string[]
  query?: readonly { name: string; value: null | string }[]
  regions?: ReadonlySet<string>
  visit?: 'first' | 'repeat'
}

export type CompiledTarget = {
  /** `null`: its document is gone, and the scan goes on to the code's destination. */
  url: null | string
  /** See `ruleName`. */
  name: string
  /** Its end on the scale from 0 to 1 that the split's weights share. */
  upTo: number
}

export type CompiledRule = {
  id: string
  targets: readonly CompiledTarget[]
  when: CompiledWhen
}

/** Rules of a code in order, its campaign's behind its own. */
export type CompiledRules = {
  /** Equal for equal rules. */
  key: string
  list: readonly CompiledRule[]
}

/** What rules look at. Each is only asked for when a condition needs it. */
export type RuleFacts = {
  readonly channel: Channel
  readonly city: null | string
  readonly country: null | string
  readonly devices: readonly RuleDevice[]
  /** Lower case, those asked for above all. */
  readonly languages: readonly string[]
  /** Epoch milliseconds. */
  readonly now: number
  readonly query: URLSearchParams
  /** ISO 3166-2 without the country. */
  readonly region: null | string
  /** From 0 up to 1, the same for a visitor each time; where in a split they stand. */
  readonly stand: (rule: string) => number
}

/** Which rule decided, and where it leads. */
export type RuleChoice = CompiledTarget & { rule: string }
