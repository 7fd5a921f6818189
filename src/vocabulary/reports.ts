import type { ID } from './scan.js'

/** How often a report is sent: of a week from Monday, or of a month. */
export const REPORT_PERIODS = ['week', 'month'] as const
export type ReportPeriod = (typeof REPORT_PERIODS)[number]

/** What a marketer wrote of a report. */
export type Report = {
  /** `null`: all codes. */
  campaign: ID | null
  /** ISO instant. */
  createdAt: string
  every: ReportPeriod
  id: ID
  /** Users, by id. */
  receivers: readonly ID[]
}

/** What reports need of a database. A send is `<report>:<receiver>:<first day>`. */
export type ReportStore = {
  /** Takes a send that was not made, for so many milliseconds; `false` where another process has it. */
  claim: (send: string, ms: number) => Promise<boolean>
  /** Whether somebody wants no e-mail of a kind: `reports:users:1`. */
  optedOut: (names: readonly string[]) => Promise<Set<string>>
  optOut: (name: string, out: boolean) => Promise<void>
  /** Gives back a send that failed, for the next try. */
  release: (send: string) => Promise<void>
  /** Those that were made, or need not be. */
  settled: (sends: readonly string[]) => Promise<Set<string>>
  /** Notes that a send was made. */
  settle: (send: string) => Promise<void>
}
