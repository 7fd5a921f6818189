import type { RefusalReason, TicketingProvider, TicketingWork } from './types.js'

import { parseJSON } from './parseJSON.js'
import { readBody } from './readBody.js'
import { MalformedPayloadError, TicketingConfigurationError } from './TicketingError.js'

/** For metrics and the log: names and reasons, nothing of what was sent. */
export type WebhookOutcome = {
  /** Of `failed`, `malformed` and `misconfigured`: fit for a log, unlike the payload. */
  message?: string
  provider: string
  reason?: RefusalReason
  result:
    | 'accepted'
    | 'duplicate'
    | 'failed'
    | 'ignored'
    | 'malformed'
    | 'method'
    | 'misconfigured'
    | 'refused'
    | 'too-large'
}

export type ReceiveWebhookOptions = {
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
  secrets: null | readonly string[] | string | undefined
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
 * as it must be, without detail; 405; 413; 500 no secret set, or the work could not be kept.
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
  malformed: () => json(400, { error: 'The message cannot be read' }),
  method: () => json(405, { error: 'POST only' }, { allow: 'POST' }),
  misconfigured: () => json(500, { error: 'This webhook is not set up' }),
  refused: () => json(401, { error: 'Unauthorized' }),
  'too-large': () => json(413, { error: 'Too large' }),
}

const receive = async (options: ReceiveWebhookOptions): Promise<Outcome> => {
  const { maxBytes = 1_048_576, provider, request } = options
  if (request.method !== 'POST') return { result: 'method' }
  const receivedAt = (options.now ?? Date.now)()
  const secrets = [options.secrets ?? []].flat()
  try {
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
    return await keep(`${provider.name}:${deliveryId}`, work, options)
  } catch (error) {
    if (error instanceof MalformedPayloadError) {
      return { message: error.message, result: 'malformed' }
    }
    if (error instanceof TicketingConfigurationError) {
      return { message: error.message, result: 'misconfigured' }
    }
    // the message of an unknown error may quote anything
    return { message: error instanceof Error ? error.name : 'unknown error', result: 'failed' }
  }
}

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
