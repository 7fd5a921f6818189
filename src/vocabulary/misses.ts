import type { ScanHeaders, Traffic } from './scan.js'

/** A request for a code that does not exist, as the redirect hands it over; stored nowhere as it is. */
export type RawMiss = {
  address: null | string
  /** Canonical text of what would be a code. */
  code: string
  headers: ScanHeaders
  /** Epoch milliseconds. */
  now: number
  /** Asked only where there is room: machines try paths by the thousand. */
  traffic: () => Traffic
}

/** Told of every such request. Must not throw. */
export type MissRecorder = { note: (miss: RawMiss) => void }

/** Where it was last, as far as that may be kept. */
export type MissPlace = {
  city: null | string
  country: null | string
  regionName: null | string
}

/** People who asked for a text that is no code. */
export type MissedText = MissPlace & {
  code: string
  /** Epoch milliseconds of the last. */
  lastAt: number
  scans: number
}

/** What misses need of a database. */
export type MissStore = {
  /** Texts of all codes, aliases among them, with the codes' ids: none of the trash. */
  codeTexts: () => Promise<{ code: string; id: number | string }[]>
  /** Texts asked for since an instant, epoch milliseconds, that are no codes now; most asked for first. */
  list: (since: number, limit: number) => Promise<MissedText[]>
  /** Adds to what is counted, and forgets what is older than so many days. */
  note: (misses: readonly MissedText[], keptDays: number) => Promise<void>
}
