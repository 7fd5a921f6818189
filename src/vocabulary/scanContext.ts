import type { DomainSettings } from './domains.js'
import type { MissRecorder } from './misses.js'
import type { Outcome } from './outcomes.js'
import type {
  BeforeRedirect,
  CDN,
  CodeEntry,
  DeviceFacts,
  GeoFacts,
  Located,
  ScanHeaders,
  ScanRecorder,
  Traffic,
  TrafficClass,
  TrustedProxies,
} from './scan.js'

/** The steps from a request to its answer, in order, see `handleScan`. */
export const SCAN_STEPS = ['code', 'lookup', 'facts', 'decide', 'claim', 'answer'] as const
export type ScanStep = (typeof SCAN_STEPS)[number]

/** Where a failure may happen that a scan survives. */
export type ScanFailure =
  'abuse' | 'beforeRedirect' | 'between' | 'claim' | 'lookup' | 'record' | 'scan'

/**
 * Step 2. Answers from memory when it can; a promise only for a code it has never seen. Throws, or
 * rejects, in a process that could not read the codes yet.
 */
export type CodeLookup = {
  /** From memory alone; `undefined`: only `lookup` knows. Left out, it always is. */
  held?: (code: string) => CodeEntry | null | undefined
  /** By a name, see `nameKey`. */
  lookup: (code: string) => CodeEntry | null | Promise<CodeEntry | null>
}

/** `burst`: more than people make; go on, but flag it. `block`: turn away for so many seconds. */
export type AbuseVerdict =
  { kind: 'block'; retryAfter: number } | { kind: 'burst' } | { kind: 'pass' }

/** Counts requests per address. */
export type AbuseGuard = {
  check: (address: string) => AbuseVerdict | Promise<AbuseVerdict>
}

/**
 * What became of a request, for metrics. `blocked`: 429. `repeat`: the second half of a restart, or a reload.
 * `refused`: a wrong password, a malformed Digital Link, or a method there is nothing to do with. `described`:
 * somebody was told of the links of a product. `test`: a signed-in person tried the
 * code out.
 */
export type ScanEvent = {
  /** Milliseconds from the request to its answer. */
  ms: number
  outcome: 'blocked' | 'described' | 'failed' | 'refused' | 'repeat' | 'test' | Outcome
  /** Milliseconds of each step that was needed; of some scans only, as it costs to look. */
  steps?: Partial<Record<ScanStep, number>>
  /** `null` where nobody looked: unknown codes, blocked addresses. */
  trafficClass: null | TrafficClass
}

/** The destination with a new random id in it, and that id; `null`: this one gets none. */
export type CarryScanId = (url: string, headers: ScanHeaders) => { id: string; url: string } | null

/** Who asks for a place. `now`: epoch milliseconds. */
export type Claimant = {
  address: null | string
  headers: ScanHeaders
  now: number
  userAgent: null | string
}

/**
 * What rules ask of a scan, see `RuleWhen`. All of it is asked only where a rule of the code needs it;
 * what is not known, in time, is `null`, and then the condition does not hold.
 */
export type RuleSources = {
  device: (userAgent: null | string, headers: ScanHeaders) => Readonly<DeviceFacts>
  /** Whether this visitor has scanned the code before. Who only `peeks` has not done so by that. */
  hasScanned: (
    entry: CodeEntry,
    asked: { peeks?: boolean; traffic: Traffic } & Claimant,
  ) => Promise<boolean | null> | boolean | null
  /** From what is in memory; never waits. */
  locate: (address: null | string, headers: ScanHeaders) => GeoFacts
  /** A keyed hash of who scans, for splits; stored nowhere. */
  mark: (address: null | string, userAgent: null | string) => null | string
  /** How many people the code has sent on. */
  sentOn: (entry: CodeEntry) => Promise<null | number>
}

/** Takes one place of a limited code, atomically over all processes. */
export type LimitClaims = {
  /**
   * `true`: the place is taken, send the person on. `false`: used up, or this one had a share.
   * `had`: this visitor was sent on as often as the code says.
   */
  claim: (entry: CodeEntry, claimant?: Claimant) => Promise<'had' | boolean>
  /**
   * Whether no place is left, or none for this visitor (`had`); takes none. Left out, there always is
   * one.
   */
  usedUp?: (entry: CodeEntry, claimant?: Claimant) => Promise<'had' | boolean>
}

/** What is known of who asks before the answer. */
export type TrafficAsked = {
  address: null | string
  /** Whose headers are believed: anybody else could send them. */
  cdn: CDN | null
  headers: ScanHeaders
  /** The request came over TLS, as the URL or the proxy says. */
  https: boolean
  /** The address asks more often than people do. */
  isBurst: boolean
  method: string
  userAgent: null | string
}

export type Classify = (asked: TrafficAsked) => Traffic

/**
 * Who may go on from a page in between. `now`: epoch milliseconds. Whatever is signed is bound to the
 * code, a cookie also to the password it was given for.
 */
export type Gate = {
  /** Looks at a password. `seconds`: after which trying again makes sense. */
  check: (
    password: string,
    entry: CodeEntry,
    address: null | string,
  ) => Promise<{ seconds: number; verdict: 'busy' | 'later' } | { verdict: 'right' | 'wrong' }>
  /** The value of the cookie, and how many seconds it is good for. */
  cookie: (entry: CodeEntry, now: number) => { seconds: number; value: string }
  /** The scan whose page was answered; `null`: not by a page of ours, or too late. */
  readForm: (proof: string, code: string, now: number) => null | string
  /** Proves in a form that its page was shown, to this scan. */
  signForm: (scanId: string, code: string) => string
  vouches: (cookie: string, entry: CodeEntry, now: number) => boolean
}

/** Everything `handleScan` needs beside the request. One per process, made by the runtime. */
export type ScanContext = {
  /** Asked about every request whose client address is known. @default nobody is limited */
  abuse?: AbuseGuard
  /** Asked about every redirect, see `rewriteRedirect`. */
  beforeRedirect?: BeforeRedirect
  /** Adds a random id to destinations that may have one. @default none is added */
  attribution?: CarryScanId
  cdn: CDN | null
  /** Who made a scan, by the host's rules and networks. @default ours alone */
  classify?: Classify
  directory: CodeLookup
  /** Domains beside the default one. Left out, every host is that one. */
  domains?: DomainSettings
  /** Left out, codes with a page in between lead nowhere. */
  gate?: Gate
  limits: LimitClaims
  /** Told of codes that do not exist. Left out, nobody hears of them. */
  misses?: MissRecorder
  /** Epoch milliseconds. */
  now: () => number
  /** Told of every failure a scan survived (`record`: the recorder rejected). Must not throw. */
  onError?: (error: unknown, where: ScanFailure) => void
  /** Told of every request when its answer is made. Must not throw. */
  onAnswered?: (event: ScanEvent) => void
  /**
   * Words and colours of the pages shown instead of a redirect. `logo`: a `data:image/…` URL. `timeZone`:
   * the IANA zone they tell the time in.
   *
   * @default timeZone 'UTC'
   */
  pages: {
    logo?: null | string
    siteName: null | string
    siteURL: null | string
    timeZone?: string
  }
  /** What stands before a code in symbols, as they spell it. @default '/Q/' */
  printedPath?: string
  /** Signs a question about a host (`null`: the default one), see `probe`. Left out, none is answered. */
  prove?: (nonce: string, host: null | string) => string
  /** What rules of codes ask. Left out, of a rule with conditions only time, language and query can hold. */
  rules?: RuleSources
  /**
   * Where Digital Links of GS1 are answered: what stands before them, `null` where only a request tells, and
   * its path below the origin. Left out, there are none.
   */
  resolver?: { path: string; root: null | string }
  /** App schemes the host allows beside the built-in ones, e.g. `['myapp']`. */
  schemes?: readonly string[]
  recorder: ScanRecorder
  /**
   * Told how often a scan was repeated within so many seconds; repeats are recorded in no other way.
   *
   * @default every request is a scan
   */
  repeats?: { note: (scanId: string, repeats: number) => void; seconds: number }
  /** Name of the cookie of a session of the admin. Left out, nobody is known to be staff. */
  sessionCookie?: string
  /** Test scans of signed-in people. Left out, a test link is a scan like any other. */
  tests?: TestScans
  trustedProxies: TrustedProxies
}

/** Test scans go the whole way, are of class `internal` and take no place of a limit. */
export type TestScans = {
  /** Whether a limited code has no place left; asked instead of taking one. */
  usedUp: (entry: CodeEntry) => Promise<boolean>
  /** Whether the link was made here, for this code, a short while ago. `now`: epoch milliseconds. */
  verify: (token: string, code: string, now: number) => boolean
}

/** What a mount knows beside the request. */
export type ScanMount = {
  /** The code as it stands in the path, already percent-decoded if the mount did so. */
  code: string
  /** The host that was asked, where the mount knows it better than the headers. */
  host?: null | string | undefined
  /** The path of a GS1 Digital Link below the resolver's, as it was sent: `/01/09506000134352`. */
  digitalLink?: string | undefined
  /** The path as the browser has it, where the mount knows it better than the request. */
  path?: null | string
  /** Address of the socket's other end, where the mount can know it. */
  peer: null | string
  /** What somebody who can know it says instead: headers and sockets are not looked at for it. */
  vouched?: Vouched
}

/** Who asks, and from where. `place` `null`: nobody said, so whoever describes the scan finds out. */
export type Vouched = { address: null | string; place: Located | null }
