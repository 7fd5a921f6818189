import type { BasePayload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Webhooks } from '../../options/webhooks.js'
import type { Message, MessageOutcome } from '../../vocabulary/webhooks.js'

import { sendMessage, type Sent } from '../../integrations/webhooks/sendMessage.js'
import { storeOf } from '../../store/storeOf.js'

/** Messages that are on their way to a receiver side by side. */
const BATCH = 10
/** Milliseconds a batch is this process's alone; longer than any receiver has to answer. */
const LEASE = 60_000

/**
 * Sends what is due. Safe to be called by any process at any time: a message is taken by one of them,
 * and is free again when that one dies, so it arrives at least once. Resolves to how many arrived.
 */
export async function deliverMessages(
  payload: BasePayload,
  options: QROptions,
  leaseMs = LEASE,
): Promise<number> {
  const { webhooks } = options
  if (!webhooks) return 0
  const { outbox } = storeOf(payload, options)
  const worker = randomUUID()
  const counts = await Promise.all(
    webhooks.endpoints.map(async (endpoint) => {
      let arrived = 0
      for (;;) {
        const messages = await outbox.claim(endpoint.name, { leaseMs, limit: BATCH, worker })
        if (messages.length === 0) return arrived
        const outcomes = await Promise.all(
          messages.map(async (message) => {
            const body = JSON.stringify(message.body)
            return outcomeOf(
              message,
              await sendMessage({ body, id: message.id }, endpoint),
              webhooks,
            )
          }),
        )
        arrived += outcomes.filter(({ state }) => state === 'sent').length
        await outbox.settle(worker, endpoint.name, outcomes)
      }
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

function outcomeOf(
  { attempts, id }: Message,
  { isFinal, ok, said }: Sent,
  { retries }: Exclude<Webhooks, false>,
): MessageOutcome {
  if (ok) return { at: null, id, said, state: 'sent' }
  const delay = retries[attempts]
  if (isFinal || delay === undefined) return { at: null, id, said, state: 'failed' }
  // A tenth by chance, so that not all come back at once to a receiver that was down.
  return { at: new Date(Date.now() + delay * (1 + Math.random() / 10)), id, said, state: null }
}
