import { HubSpotError } from './HubSpotError.js'
import { plainReason } from './plainReason.js'
import { nextMidnight, readRateLimits, readRetryAfter } from './rateLimits.js'

export type RefusedAnswer = {
  /** Parsed JSON, or `null`. */
  body: unknown
  headers: Headers
  now: number
  status: number
  timeZone: null | string
  /** Personal values that were sent, taken out of HubSpot's words. */
  values?: readonly string[]
}

/** HubSpot's category for a record it does not have. */
export const OBJECT_NOT_FOUND = 'OBJECT_NOT_FOUND'

const TEN_SECONDS = 10_000
// 423: "wait at least two seconds". Source: HubSpot error handling guide.
const LOCKED = 2_000

/** An answer outside 2xx as an error that says what to do. Source: HubSpot usage guidelines. */
export function classifyAnswer(answer: RefusedAnswer): HubSpotError {
  const { headers, now, status } = answer
  const body = record(answer.body)
  const correlationId =
    text(body.correlationId) ?? headers.get('x-hubspot-correlation-id') ?? undefined
  const wait = readRetryAfter(headers, now)
  const retryAt = wait === null ? undefined : now + wait
  const facts = { correlationId, retryAt, status }

  if (status === 429) return rateLimit(answer, body, facts)
  if (status === 423) {
    const message = 'HubSpot has locked this for a moment (423).'
    return new HubSpotError({ ...facts, kind: 'locked', message, retryAt: retryAt ?? now + LOCKED })
  }
  if (status === 477) {
    const message = 'HubSpot is moving this account to another data centre (477).'
    return new HubSpotError({ ...facts, kind: 'migrating', message })
  }
  if (status >= 500 || status === 408) {
    const message = `HubSpot could not answer (${status}).`
    return new HubSpotError({ ...facts, kind: 'server', message })
  }
  if (status === 401) {
    const message =
      'HubSpot does not take the access token (401). Check that the service key or private-app token is complete, not expired and not revoked.'
    return new HubSpotError({ ...facts, kind: 'auth', message })
  }
  if (status === 403) return new HubSpotError({ ...facts, kind: 'scope', message: scopes(body) })
  if (status === 404) {
    const message = 'HubSpot does not know this address (404). Check the base URL and API version.'
    // the record is not there, as opposed to the path
    const category = body.category === OBJECT_NOT_FOUND ? OBJECT_NOT_FOUND : undefined
    return new HubSpotError({ ...facts, category, kind: 'not-found', message })
  }
  const { category, message } = plainReason(body, answer.values)
  const kind = status === 409 ? 'conflict' : 'validation'
  return new HubSpotError({ ...facts, category, kind, message })
}

function rateLimit(
  { headers, now, timeZone }: RefusedAnswer,
  body: Record<string, unknown>,
  facts: { correlationId?: string; retryAt?: number; status: number },
): HubSpotError {
  const policy = text(body.policyName) ?? ''
  const limits = readRateLimits(headers)
  if (policy === 'DAILY' || limits.dailyRemaining === 0) {
    return new HubSpotError({
      ...facts,
      kind: 'rate-limit',
      message: "The account's daily limit of HubSpot calls is used up. It starts anew at midnight.",
      policy: 'daily',
      retryAt: nextMidnight(timeZone, now),
    })
  }
  const wait = policy === 'SECONDLY' ? 1_000 : (limits.intervalMs ?? TEN_SECONDS)
  return new HubSpotError({
    ...facts,
    kind: 'rate-limit',
    message: 'HubSpot asks to slow down (429).',
    policy: 'burst',
    retryAt: facts.retryAt ?? now + wait,
  })
}

function scopes(body: Record<string, unknown>): string {
  const named = [body.context, ...list(body.errors).map((one) => record(one).context)]
    .flatMap((context) =>
      list(record(context).missingScopes ?? record(context).requiredGranularScopes),
    )
    .filter((scope): scope is string => typeof scope === 'string' && /^[\w.-]{1,80}$/.test(scope))
  const missing = [...new Set(named)]
  return missing.length > 0
    ? `HubSpot refuses this because the access token lacks: ${missing.join(', ')} (403).`
    : 'HubSpot refuses this because the access token lacks a permission (403).'
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}
