import type { Channel } from '../../vocabulary/channels.js'
import type { Outcome } from '../../vocabulary/outcomes.js'
import type { Located, UTM } from '../../vocabulary/scan.js'
import type { Vouched } from '../../vocabulary/scanContext.js'

/** A scan on its way from the edge to the origin, which says itself who made it, and of which code. */
export type SentScan = {
  alias: null | string
  channel: Channel | null
  address: null | string
  clickId: null | string
  code: string
  destination: null | string
  /** Host of the code's domain; `null`: the default one, as an older edge has it. */
  domain: null | string
  /** Those that `describeScan` reads. */
  headers: Record<string, string>
  outcome: Outcome
  place: Located | null
  rawQuery: null | string
  rule: null | string
  /** Made at the edge: the same scan, sent again, is the same row. */
  scanId: string
  /** Epoch milliseconds. */
  scannedAt: number
  sessionToken: null | string
  trafficReasons: string[]
  utm: UTM
}

/** How often scans were repeated, so far. */
export type SentRepeat = { repeats: number; scanId: string }

/** What `POST …/qr/edge/scans` takes. */
export type ScansMessage = { repeats: SentRepeat[]; scans: SentScan[] }

/** What `POST …/qr/edge/ask` takes: a scan the edge cannot answer by itself. Answered with a `ScanAnswer`. */
export type AskMessage = {
  /** The form of a `POST`, `application/x-www-form-urlencoded`. */
  body?: string
  code: string
  headers: [string, string][]
  method: string
  /** As the browser has it. */
  url: string
} & Vouched

/** Scans in one message at the most. */
export const MOST_SCANS = 200
/** Bytes of a message at the most. */
export const MOST_BYTES = 1_048_576
