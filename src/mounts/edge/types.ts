import type { TrafficRuleOption } from '../../options/traffic.js'
import type { BeforeRedirect } from '../../vocabulary/scan.js'
import type { EdgeStore } from './createSnapshot.js'
import type { Platform } from './vouchedBy.js'

export type EdgeScanOptions = {
  /** The host's own `beforeRedirect`. Without it, the origin answers for hosts that have one. */
  beforeRedirect?: BeforeRedirect
  /** What is not a scan. @default 404 */
  elsewhere?: (request: Request) => Promise<Response> | Response
  /** @default the runtime's */
  fetch?: typeof fetch
  /** Milliseconds scans wait after their answer, to be handed over together. @default 100 */
  flushInterval?: number
  /**
   * Keeps scans the origin did not take, as a text for `deliver`: a queue, say. While it rejects, and
   * without it, up to 1,000 wait in the isolate's memory for the next scan there.
   */
  keep?: (message: string) => Promise<unknown>
  /** Seconds an isolate remembers what the store said. Comes on top of what the store itself takes. @default 10 */
  memorySeconds?: number
  /** Told how many scans were given up: too many waited, or the origin refused them. */
  onLost?: (scans: number) => void
  /** Address of Payload's API, such as `https://cms.example/api`. */
  origin: string
  /** Milliseconds a person waits for the origin, where a code needs it. @default 2000 */
  originTimeout?: number
  /** Path of short URLs; `/` takes any single segment. @default '/q' */
  path?: string
  /** Whose word on address and place is taken: where this runs. @default 'cloudflare' */
  platform?: Platform
  /** Milliseconds before each further attempt to hand scans over. @default [1000, 5000] */
  retries?: readonly number[]
  /** That of the option `edge` at the origin. */
  secret: string
  store: EdgeStore
  /** The host's own `traffic.rules`. Without them, the origin answers for hosts that have some. */
  trafficRules?: TrafficRuleOption[]
}

/** What runs on after the answer; the context of a Worker is one. */
export type EdgeLife = {
  /** Who asks, as the runtime knows it. Taken where the platform is `none`. */
  address?: null | string
  waitUntil: (work: Promise<unknown>) => void
}

export type EdgeScan = {
  (request: Request, life: EdgeLife): Promise<Response>
  /** Hands over what `keep` was given. Rejects while the origin does not take it: try again later. */
  deliver: (message: string) => Promise<void>
}
