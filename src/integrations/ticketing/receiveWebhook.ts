import type { RefusalReason, TicketingProvider, TicketingWork } from './vocabulary.js'

import { readBody } from '../../kit/readBody.js'
import { checkAmount } from './money.js'
import { parseJSON } from './readFields.js'
import { MalformedPayloadError, TicketingConfigurationError } from './TicketingError.js'

/** For metrics and the log: names and reasons, nothing of what was sent. */
export type WebhookOutcome = {
  /** Of `failed`, `late`, `malformed` and `misconfigured`: fit for a log, unlike the payload. */
  message?: string
  provider: string
  reason?: RefusalReason
  result:
    | 'accepted'
    | 'duplicate'
    | 'failed'
    | 'ignored'
    | 'late'
    | 'malformed'
    | 'method'
    | 'misconfigured'
    | 'refused'
    | 'too-large'
}

type Secrets = null | readonly string[] | string | undefined

export type ReceiveWebhookOptions = {
  /**
   * How long asking for secrets and taking note may take together, in milliseconds. Then the sender is
   * told to try again; what was begun goes on, and its repetition finds it done or does it.
   * @default 900
   */
  answerWithin?: number
  /** Hands work to a job. Called after `seen` said the delivery is new. */
  enqueue: (work: TicketingWork) => Promise<unknown>
  /** @default 1_048_576, i.e. 1 MB */
  maxBytes?: number
  /** Epoch milliseconds. @default Date.now */
  now?: () => number
  /** Told once per request. Must not throw. */
  onOutcome?: (outcome: WebhookOutcome) => void
  provider: TicketingProvider
  request: Request
  secrets: (() => Promise<Secrets>) | Secrets
  /**
   * Takes note of a delivery in one atomic step (insert, on conflict do nothing); `true` when it
   * was there already. The id starts with the provider's name.
   */
  seen: (deliveryId: string) => Promise<boolean>
  /**
   * Ends what `seen` began: keep it and what was enqueued (`true`), or forget both (`false`), so
   * that the sender's next try is not taken for a duplicate. Commit or roll back one transaction
   * here, and a crash in between loses nothing.
   */
  settle?: (keep: boolean) => Promise<unknown>
}

/**
 * A ticketing webhook from request to answer: size, signature over the raw bytes, JSON, allow-list,
 * duplicates, queue. Nothing is stored or logged of a message that is not verified, and no payload
 * ever; the work itself is a job's.
 *
 * Answers: 200 taken, known already or of no interest; 400 signed but not readable; 401 not signed
 * as it must be, without detail; 405; 413; 500 no secret set, or the work could not be kept; 503 not
 * kept in time.
 */
export const receiveWebhook = async (options: ReceiveWebhookOptions): Promise<Response> => {
  const { onOutcome, provider } = options
  const outcome = await receive(options)
  onOutcome?.({ ...outcome, provider: provider.name })
  return answers[outcome.result]()
}

type Outcome = Omit<WebhookOutcome, 'provider'>

const json = (status: number, body: object, headers: HeadersInit = {}): Response =>
  Response.json(body, { headers: { 'cache-control': 'no-store', ...headers }, status })

const ok = (): Response => json(200, { received: true })

const answers: Readonly<Record<WebhookOutcome['result'], () => Response>> = {
  accepted: ok,
  duplicate: ok,
  failed: () => json(500, { error: 'Not stored, please send again' }),
  ignored: ok,
  late: () => json(503, { error: 'Busy, please send again' }, { 'retry-after': '10' }),
  malformed: () => json(400, { error: 'The message cannot be read' }),
  method: () => json(405, { error: 'POST only' }, { allow: 'POST' }),
  misconfigured: () => json(500, { error: 'This webhook is not set up' }),
  refused: () => json(401, { error: 'Unauthorized' }),
  'too-large': () => json(413, { error: 'Too large' }),
}

const receive = async (options: ReceiveWebhookOptions): Promise<Outcome> => {
  const { answerWithin = 900, maxBytes = 1_048_576, provider, request } = options
  if (request.method !== 'POST') return { result: 'method' }
  const receivedAt = (options.now ?? Date.now)()
  const within = createPatience(answerWithin)
  try {
    const secrets = await secretsOf(options, within)
    // how long a sender takes to say something is the sender's affair
    const raw = await readBody(request, maxBytes)
    if (raw === 'too-large') return { result: 'too-large' }
    const { headers } = request
    const url = new URL(request.url)
    const verdict = provider.verify({ headers, now: receivedAt, raw, secrets, url })
    if (verdict !== 'ok') return { reason: verdict.refused, result: 'refused' }
    const body = parseJSON(raw)
    const deliveryId = provider.deliveryId(raw, headers)
    const work = provider.read(body, { deliveryId, headers, receivedAt })
    if (work === 'ignored' || work.length === 0) return { result: 'ignored' }
    for (const piece of work) checkAmount(piece)
    return await within(() => keep(`${provider.name}:${deliveryId}`, work, options))
  } catch (error) {
    if (error instanceof MalformedPayloadError) {
      return { message: error.message, result: 'malformed' }
    }
    if (error instanceof TicketingConfigurationError) {
      return { message: error.message, result: 'misconfigured' }
    }
    if (error instanceof OutOfPatience) return { message: error.message, result: 'late' }
    // the message of an unknown error may quote anything
    return { message: error instanceof Error ? error.name : 'unknown error', result: 'failed' }
  }
}

type Within = ReturnType<typeof createPatience>

const secretsOf = async ({ secrets }: ReceiveWebhookOptions, within: Within) =>
  [(typeof secrets === 'function' ? await within(secrets) : secrets) ?? []].flat()

const keep = async (
  id: string,
  work: TicketingWork[],
  { enqueue, seen, settle }: ReceiveWebhookOptions,
): Promise<Outcome> => {
  try {
    const known = await seen(id)
    if (!known) for (const piece of work) await enqueue(piece)
    await settle?.(true)
    return { result: known ? 'duplicate' : 'accepted' }
  } catch (error) {
    await settle?.(false)
    throw error
  }
}

/** Thrown where work took longer than there was time for. */
class OutOfPatience extends Error {
  constructor() {
    super('It took too long. Is the database, or the function that gives the secret, slow?')
    this.name = 'OutOfPatience'
  }
}

/**
 * Runs pieces of work that have `limit` milliseconds together; what lies between them does not count.
 * Work that takes longer goes on, unheard.
 */
function createPatience(limit: number) {
  let left = limit
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new OutOfPatience()), Math.max(0, left))
    })
    try {
      return await Promise.race([work(), over])
    } finally {
      clearTimeout(timer)
      left -= performance.now() - began
    }
  }
}
