import type { CallOptions, CallRecord, RateGate, RateLimits, Transport } from '../gateway.js'

import { classifyAnswer } from './classifyAnswer.js'
import { HubSpotError } from './HubSpotError.js'
import { nextMidnight, readRateLimits } from './rateLimits.js'

export type Call = {
  body?: object
  method: 'GET' | 'POST'
  path: string
  /** Personal values in the body, to be taken out of HubSpot's words. */
  values?: readonly string[]
}

export type Answer = { body: unknown; limits: RateLimits; status: number }

export type Caller = (call: Call, options?: CallOptions) => Promise<Answer>

type CallerSettings = {
  accessToken: (() => Promise<string>) | string
  baseURL: string
  dailyReserve: number
  gate: RateGate
  now: () => number
  onCall?: (call: CallRecord) => void
  timeoutMs: number
  timeZone: () => null | string
  transport: Transport
}

// How long a call outside of a sync waits for its turn.
const PATIENCE = 10_000

/** One request: permit, time-out, classes of errors, nothing personal in what it throws or logs. */
export function createCaller(settings: CallerSettings): Caller {
  const { gate, now, onCall } = settings

  return async (call, options = {}) => {
    const token = await readToken(settings.accessToken)
    const { deadline = now() + PATIENCE, signal } = options
    const permit = await waitForPermit(gate, { deadline, now, signal, sleep })
    const started = now()
    const log = (kind: CallRecord['kind'], status: null | number, correlationId: null | string) =>
      onCall?.({
        correlationId,
        kind,
        method: call.method,
        ms: now() - started,
        path: call.path,
        status,
      })
    let limits: null | RateLimits = null
    try {
      const { body, response } = await exchange(settings, call, token, signal)
      limits = readRateLimits(response.headers)
      const id = response.headers.get('x-hubspot-correlation-id')
      if (response.ok) {
        log('ok', response.status, id)
        await keepReserve(settings, limits)
        return { body, limits, status: response.status }
      }
      const { headers, status } = response
      const timeZone = settings.timeZone()
      throw classifyAnswer({ body, headers, now: now(), status, timeZone, values: call.values })
    } catch (error) {
      const known =
        error instanceof HubSpotError ? error : noAnswer(error, settings.timeoutMs, signal)
      if (known.kind === 'rate-limit' && known.retryAt !== null) {
        await gate.pauseUntil(new Date(known.retryAt), known.policy ?? 'burst')
      }
      log(known.kind, known.status, known.correlationId)
      throw known
    } finally {
      await gate.settle(permit, limits)
    }
  }
}

/** Stops every process at the reserve, so that the account's other integrations go on working. */
async function keepReserve(settings: CallerSettings, { dailyRemaining }: RateLimits) {
  if (dailyRemaining === null || dailyRemaining > settings.dailyReserve) return
  const midnight = nextMidnight(settings.timeZone(), settings.now())
  await settings.gate.pauseUntil(new Date(midnight), 'daily')
}

async function exchange(
  { baseURL, timeoutMs, transport }: CallerSettings,
  { body, method, path }: Call,
  accessToken: string,
  outer: AbortSignal | undefined,
): Promise<{ body: unknown; response: Response }> {
  // Covers the body too: headers that come at once may be followed by nothing.
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = outer ? AbortSignal.any([outer, timeout]) : timeout
  const response = await transport({ accessToken, baseURL, body, method, path, signal })
  return { body: parse(await response.text()), response }
}

async function readToken(accessToken: CallerSettings['accessToken']): Promise<string> {
  let token: string
  try {
    token = typeof accessToken === 'string' ? accessToken : await accessToken()
  } catch {
    // The cause may quote the token or where it is kept.
    throw new HubSpotError({
      kind: 'auth',
      message: 'The function that gives the HubSpot access token failed.',
    })
  }
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token
  throw new HubSpotError({
    kind: 'auth',
    message:
      'There is no usable HubSpot access token. Set a service key or private-app token, without spaces or line breaks.',
  })
}

/** Messages of the runtime can name the address or quote a header: only their code is kept. */
function noAnswer(error: unknown, timeoutMs: number, outer?: AbortSignal): HubSpotError {
  if (outer?.aborted) return aborted()
  const name = error instanceof Error ? error.name : ''
  if (name === 'TimeoutError' || name === 'AbortError') {
    const message = `HubSpot did not answer within ${timeoutMs} ms.`
    return new HubSpotError({ kind: 'timeout', message })
  }
  const cause = error instanceof Error ? error.cause : undefined
  const code = (cause as { code?: unknown } | undefined)?.code
  const detail = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : ''
  return new HubSpotError({ kind: 'network', message: `HubSpot could not be reached${detail}.` })
}

function parse(text: string): unknown {
  if (!text) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Waits for a place in the shared rate limit; rejects at once when that is after the deadline. */
async function waitForPermit(
  gate: RateGate,
  options: {
    deadline: number
    now: () => number
    signal?: AbortSignal
    sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  },
): Promise<string> {
  const { deadline, now, signal, sleep } = options
  for (;;) {
    if (signal?.aborted) throw aborted()
    const taken = await gate.take()
    if (taken.permit !== null) return taken.permit
    const retryAt = now() + taken.waitMs
    if (retryAt > deadline) {
      const daily = taken.reason === 'daily'
      throw new HubSpotError({
        kind: 'rate-limit',
        message: daily
          ? "The account's daily limit of HubSpot calls is used up. It starts anew at midnight."
          : 'Other work uses up the rate limit at the moment.',
        policy: taken.reason,
        retryAt,
      })
    }
    await sleep(taken.waitMs, signal)
  }
}

export function aborted(): HubSpotError {
  return new HubSpotError({
    kind: 'aborted',
    message: 'Stopped on request before HubSpot answered.',
  })
}

/** Resolves after the time or when the signal fires, whichever is first; never rejects. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}
