import type { CDN, ScanHeaders, TrafficClass } from '../../vocabulary/scan.js'
import type { UserAgentFacts } from '../request/userAgentFacts.js'

/** What is known of a request before its answer. */
export type RequestSigns = {
  agent: UserAgentFacts
  /** Whose headers are believed: anybody else could send them. */
  cdn: CDN | null
  headers: ScanHeaders
  /** The request came over TLS, as the URL or the proxy says. */
  https: boolean
  method: string
}

/** What is known once the address was looked up. */
export type NetworkSigns = { agent: UserAgentFacts; network: NetworkKind | null }

/** `relay`: people, whose traffic a service or their company carries. */
export type NetworkKind = 'hosting' | 'relay' | 'vpn'

/**
 * What a rule does: decide alone (`verdict`), add to the score (`weight`), or lift it to where a
 * class begins (`atLeast`), so that what is true of many people at once cannot make machines of them.
 */
type Effect =
  | { atLeast: 'suspect'; verdict?: never; weight?: number }
  | { atLeast?: never; verdict: TrafficClass; weight?: never }
  | { atLeast?: never; verdict?: never; weight: number }

/** Where what it looks at comes from, which says when the rule is asked, and whether it can be again. */
type Evidence =
  /** Many scans together; found by those who see them. */
  | { evidence: 'behaviour' }
  /** What somebody said of this scan, or who was signed in. */
  | { evidence: 'mark' }
  /** The network of the address, known after the answer. */
  | { evidence: 'network'; holds: (signs: NetworkSigns) => boolean }
  /** Headers and method, gone once the scan is stored. */
  | { evidence: 'request'; holds: (signs: RequestSigns) => boolean }
  /** The user agent alone. */
  | { evidence: 'userAgent'; holds: (agent: UserAgentFacts) => boolean }

export type TrafficRule = Effect &
  Evidence & {
    /** What it looks at, in words. */
    looksAt: string
    /** Short name, stored with the scan as its reason. */
    rule: string
    /** Where it says so. */
    source: string
    why: string
  }
