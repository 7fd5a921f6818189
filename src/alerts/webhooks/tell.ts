import type { BasePayload, PayloadRequest } from 'payload'

import { createHash } from 'node:crypto'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Happening } from '../../vocabulary/webhooks.js'

import { storeOf } from '../../store/storeOf.js'

/**
 * Has other systems told of what happened: one message for each receiver who listens, kept until it
 * arrives. Whatever knows a thing for sure may call it as often as it likes, in the transaction of the
 * thing where there is one: the same happening is the same message.
 */
export async function tell(
  payload: BasePayload,
  options: QROptions,
  happenings: readonly Happening[],
  req?: PayloadRequest,
): Promise<void> {
  const { webhooks } = options
  if (!webhooks) return
  const messages = happenings.flatMap((happening) =>
    webhooks.endpoints
      .filter(({ events }) => events.includes(happening.event))
      .map(({ name }) => ({
        body: bodyOf(happening),
        endpoint: name,
        id: idOf(name, happening),
        type: happening.type,
      })),
  )
  if (messages.length > 0) await storeOf(payload, options).outbox.add(messages, req)
}

const bodyOf = ({ data, occurredAt, type }: Happening): object => ({
  data,
  timestamp: new Date(occurredAt).toISOString(),
  type,
})

function idOf(endpoint: string, { key, type }: Happening): string {
  const hash = createHash('sha256').update([endpoint, type, key].join('\n'))
  return `msg_${hash.digest('base64url').slice(0, 27)}`
}
