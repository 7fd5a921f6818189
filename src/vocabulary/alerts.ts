import type { ID } from './scan.js'

/** What people are told of a code. Stored by name. */
export const ALERT_KINDS = [
  'limit-near',
  'limit-reached',
  'ends-soon',
  'turned-away',
  'paused-scans',
  'destination',
  'rise',
  'fall',
  'misprint',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** The rules, in the numbers that documentation and texts name. */
export const ALERT_RULES = {
  /** Share of a limit that is near it. */
  near: 0.8,
  /** Milliseconds before its end in which a code ends soon, and in which people turned away count. */
  day: 86_400_000,
  /** People turned away in a day that are worth a word. */
  people: 3,
} as const

/** Numbers and words an alert is told with. */
export type AlertFacts = {
  /** Epoch milliseconds: when it ends. */
  at?: number
  count?: number
  /** UTC day, `2026-03-29`. */
  day?: string
  limit?: number
  problem?: string
  status?: null | number
  /** What people ask for, which is no code. */
  text?: string
  usual?: number
}

/** Something that holds of a code just now. There is one of a kind for each code. */
export type Finding = { facts: AlertFacts; kind: AlertKind; qrCode: ID }

export type Alert = {
  /** Epoch milliseconds. */
  raisedAt: number
  /** Nobody is told by e-mail, and lists show it last. */
  silenced: boolean
  /** Receivers that were told: `users:1`. */
  told: readonly string[]
} & Finding

/** A code that is sent on by a limit or up to an end. */
export type CountedCode = {
  expiresAt: null | number
  id: ID
  scanLimit: null | number
  sent: number
}

/** How the check of a destination went; `problem`: `null` where people arrive. */
export type CheckedCode = {
  problem: null | string
  qrCode: ID
  status: null | number
  url: null | string
}

/** What alerts need of a database. */
export type AlertStore = {
  /** Active codes that are near their limit or whose end is within `until`, epoch milliseconds. */
  counted: (until: number) => Promise<CountedCode[]>
  /**
   * Codes whose destination was not checked since `before`, never checked ones first; of those that
   * failed, since `failedBefore`. Epoch milliseconds.
   */
  dueChecks: (due: { before: number; failedBefore: number; limit: number }) => Promise<ID[]>
  /** Active codes whose destination failed at least twice in a row. */
  failing: () => Promise<CheckedCode[]>
  /** When codes were first scanned by a person; none where they were not. */
  firstScans: (codes: readonly ID[]) => Promise<Map<ID, number>>
  /** Takes a piece of work for so many milliseconds; `false` where another process has it. */
  lease: (name: string, ms: number) => Promise<boolean>
  /** Raised and not over, newest first: of all codes, or of one. */
  open: (code?: ID) => Promise<Alert[]>
  /** Whether somebody wants no e-mail of a kind: `alerts:users:1`. */
  optedOut: (names: readonly string[]) => Promise<Set<string>>
  optOut: (name: string, out: boolean) => Promise<void>
  /** Raised since an instant, epoch milliseconds, those among them that are over. */
  raised: (since: number) => Promise<Alert[]>
  /**
   * Of these kinds nothing else holds: raises what is new, clears what is over, leaves the rest with
   * new facts. Resolves to how many are new.
   */
  settle: (kinds: readonly AlertKind[], findings: readonly Finding[]) => Promise<number>
  /** Kinds of a code that nobody wants to hear of. */
  silenced: (code: ID) => Promise<AlertKind[]>
  silence: (code: ID, kind: AlertKind, silent: boolean) => Promise<void>
  /** Notes that a receiver was told of these. */
  tell: (receiver: string, alerts: readonly Finding[]) => Promise<void>
  writeChecks: (checks: readonly CheckedCode[]) => Promise<void>
}
