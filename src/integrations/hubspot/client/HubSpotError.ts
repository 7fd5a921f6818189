/**
 * What went wrong, by what to do about it:
 * `rate-limit` wait until `retryAt`; `locked`, `migrating`, `server`, `timeout`, `network` try again
 * later; `auth`, `scope`, `not-found` a person must look at the connection; `validation`, `conflict`
 * these records as they are will never be taken; `aborted` our side stopped.
 */
export type HubSpotErrorKind =
  | 'aborted'
  | 'auth'
  | 'conflict'
  | 'locked'
  | 'migrating'
  | 'network'
  | 'not-found'
  | 'rate-limit'
  | 'scope'
  | 'server'
  | 'timeout'
  | 'validation'

type Facts = {
  /** HubSpot's own category, e.g. `VALIDATION_ERROR`. */
  category?: string
  correlationId?: null | string
  kind: HubSpotErrorKind
  /** Already redacted. */
  message: string
  /** `daily`: the quota of the whole account is used up. */
  policy?: 'burst' | 'daily'
  /** Epoch milliseconds; never earlier than this. */
  retryAt?: number
  status?: null | number
}

/** Every failure of the gateway. Holds neither body nor headers: both carry personal data. */
export class HubSpotError extends Error {
  readonly category: null | string
  readonly correlationId: null | string
  readonly kind: HubSpotErrorKind
  readonly policy: 'burst' | 'daily' | null
  readonly retryAt: null | number
  readonly status: null | number

  constructor(facts: Facts) {
    super(facts.message)
    this.name = 'HubSpotError'
    this.category = facts.category ?? null
    this.correlationId = facts.correlationId ?? null
    this.kind = facts.kind
    this.policy = facts.policy ?? null
    this.retryAt = facts.retryAt ?? null
    this.status = facts.status ?? null
  }

  /** A person must look at the connection: nothing else would fare better. */
  get halting(): boolean {
    return HALTING.has(this.kind)
  }

  /** Worth sending again unchanged. */
  get passing(): boolean {
    return PASSING.has(this.kind)
  }
}

const HALTING = new Set<HubSpotErrorKind>(['auth', 'not-found', 'scope'])
const PASSING = new Set<HubSpotErrorKind>([
  'locked',
  'migrating',
  'network',
  'rate-limit',
  'server',
  'timeout',
])
