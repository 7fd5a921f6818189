import type { Channel } from '../vocabulary/channels.js'
import type {
  CodeEntry,
  ScanAnswer,
  ScanHeaders,
  ScanRequest,
  Traffic,
  UTM,
} from '../vocabulary/scan.js'
import type {
  Gate,
  ScanContext,
  ScanEvent,
  ScanFailure,
  ScanMount,
  TestScans,
} from '../vocabulary/scanContext.js'
import type { ProductInHand } from './gs1/productInHand.js'

import { createLRU, type LRU } from '../kit/createLRU.js'
import { nameKey } from '../vocabulary/domains.js'
import { NO_UTM } from './decide/buildDestination.js'
import {
  askedHost,
  createDomainFinder,
  type DomainFinder,
  type FoundDomain,
} from './domains/findDomain.js'
import { createReloads, type FirstScan, type Reloads } from './request/createReloads.js'
import {
  createRestartFilter,
  type GivenAnswer,
  type RestartFilter,
} from './request/createRestartFilter.js'
import { compileTrustedProxies, type ProxyTrust } from './request/trustedProxies.js'

/** What a request says, before anything is decided. */
export type Facts = {
  address: null | string
  /** How somebody came to the code. */
  channel: Channel
  /** The code's own name, see `nameKey`. */
  code: string
  headers: ScanHeaders
  now: number
  query: null | string
  /** What a signed-in person's test link says; checked by `context.tests`. */
  testToken: null | string
  traffic: Traffic
  userAgent: null | string
}

/** Given to whom no scan is made for. */
export type Refused =
  | { kind: 'blocked' }
  | { kind: 'host' }
  | { kind: 'method' }
  | { kind: 'proof'; proof: string }
  /** Words that are no end of a scan: the links of a product, say. */
  | { answer: ScanAnswer; kind: 'told' }

/** Who has answered the page in between. */
export type Passage = {
  /** Place of what was chosen in the list. */
  choice: null | number
  /** Spares them the password for some hours. */
  cookie?: ReturnType<Gate['cookie']>
  /** They went on before: their place is taken, and they are counted. */
  isAgain: boolean
  /** The scan that was asked; `null`: nothing had to be asked. */
  scanId: null | string
}

/** A request on its way through the steps of a scan: each fills in what it finds out. */
export type ScanInHand = {
  address: null | string
  /** What is written to the phone; the last step makes it. */
  answer?: ScanAnswer
  /** What became of the scan, for metrics, where that is not the outcome of what is given. */
  became?: Exclude<ScanEvent['outcome'], GivenAnswer['outcome']>
  claimed: boolean
  /** Canonical; `null`: what stands in the path can be none. */
  code: null | string
  readonly context: ScanContext
  /** Where the code leads, if a place is free. */
  destined?: Extract<GivenAnswer, { kind: 'card' | 'redirect' }>
  /** On which domain it is asked for; `null`: the default one. */
  domain: NonNullable<FoundDomain> | null
  entry?: CodeEntry
  facts?: Facts
  /** Set as soon as it is known; the way then goes on with the last step. */
  given?: GivenAnswer | Refused
  /** Host of the domain whose codes are looked at; `null`: the default one. */
  host: null | string
  isBurst: boolean
  /** A browser may make the same request again within moments. */
  mayRestart: boolean
  readonly mount: ScanMount
  /** Looks where the code would lead, and takes no place: there is a page in between. */
  peeks: boolean
  /** Set where somebody goes on from the page in between. */
  passage?: Passage
  /** Set where a GS1 Digital Link asks. */
  product?: ProductInHand
  /** The scan that this one repeats, if it ends in the same way. */
  repeatOf?: FirstScan
  readonly request: ScanRequest
  /** What decided where it leads, see `ruleName`; `null`: no rule. */
  rule: null | string
  /** Seconds after which trying again makes sense. */
  retryAfter?: number
  /** Set for a test scan: no place is taken. */
  tests?: TestScans
  readonly tools: Tools
  utm: UTM
}

/** What somebody who went on was given, and for which choice. */
type Passed = { answer: GivenAnswer; choice: null | number }
/** Pages on which somebody may press twice. */
const PASSED = 4_096

/** What is made of a context once, at its first scan. */
type Tools = {
  /** `null`: every host is the default one. */
  domainOf: DomainFinder | null
  /** `null`: no scan is a repeat. */
  reloads: null | Reloads
  /** Answers to those who went on from a page in between, by the scan that was asked. */
  passed: LRU<Passed>
  restarts: RestartFilter
  scans: number
  trust: ProxyTrust
}
const tools = new WeakMap<ScanContext, Tools>()

function toolsOf(context: ScanContext): Tools {
  let made = tools.get(context)
  if (made === undefined) {
    const { domains, repeats } = context
    made = {
      domainOf: domains ? createDomainFinder(domains) : null,
      passed: createLRU(PASSED),
      reloads: repeats ? createReloads(repeats.seconds) : null,
      restarts: createRestartFilter(),
      scans: 0,
      trust: compileTrustedProxies(context.trustedProxies),
    }
    tools.set(context, made)
  }
  return made
}

/** Which domain a request is for, see `FoundDomain`. */
export function foundDomain(
  request: Pick<ScanRequest, 'headers' | 'url'>,
  context: ScanContext,
  mount: ScanMount,
): FoundDomain {
  const { domainOf, trust } = toolsOf(context)
  return domainOf === null ? null : domainOf(askedHost(request, mount, trust))
}

export function takeInHand(
  request: ScanRequest,
  context: ScanContext,
  mount: ScanMount,
): ScanInHand {
  // All fields at once: objects that grow are slower ones.
  return {
    address: null,
    answer: undefined,
    became: undefined,
    claimed: false,
    code: null,
    context,
    destined: undefined,
    domain: null,
    entry: undefined,
    facts: undefined,
    given: undefined,
    host: null,
    isBurst: false,
    mayRestart: false,
    mount,
    passage: undefined,
    peeks: false,
    product: undefined,
    repeatOf: undefined,
    request,
    rule: null,
    retryAfter: undefined,
    tests: undefined,
    tools: toolsOf(context),
    utm: NO_UTM,
  }
}

/** The name that is asked for. */
export const askedName = ({ code, host }: ScanInHand): string =>
  host === null ? code! : nameKey(code!, host)

/** Seconds after which a database that is away is asked again. */
const RETRY_SECONDS = 5

/** Not there just now: whether there is such a code, or a place, is not known. */
export function tryLater(scan: ScanInHand, given: GivenAnswer): void {
  scan.given = given
  scan.retryAfter = RETRY_SECONDS
}

/** Ends a scan with words that are no redirect and no page of a code. */
export function tell(scan: ScanInHand, became: 'described' | 'refused', answer: ScanAnswer): void {
  scan.became = became
  scan.given = { answer, kind: 'told' }
}

/** Telling of a failure must not become one. */
export function tellError({ onError }: ScanContext, error: unknown, where: ScanFailure): void {
  try {
    onError?.(error, where)
  } catch {
    // nobody is left to tell
  }
}
