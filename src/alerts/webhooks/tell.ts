import type { BasePayload, CollectionSlug, PayloadRequest, Where } from 'payload'

import { createHash } from 'node:crypto'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Happening, NewMessage } from '../../vocabulary/webhooks.js'

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
  const messages: NewMessage[] = []
  for (const { events, name, where } of webhooks.endpoints) {
    const heard = happenings.filter(({ event }) => events.includes(event))
    const about = where && (await codesAmong(heard, where, { options, payload, req }))
    for (const happening of heard) {
      if (about && !about.has(happening.qrCode)) continue
      const body = bodyOf(happening)
      messages.push({ body, endpoint: name, id: idOf(name, happening), type: happening.type })
    }
  }
  if (messages.length > 0) await storeOf(payload, options).outbox.add(messages, req)
}

/** Of the codes something happened to, those a receiver hears of; what is in the trash is still theirs. */
async function codesAmong(
  happenings: readonly Happening[],
  where: Where,
  { options, payload, req }: { options: QROptions; payload: BasePayload; req: PayloadRequest | undefined }, // prettier-ignore
): Promise<Set<ID | null>> {
  const ids = [...new Set(happenings.flatMap(({ qrCode }) => qrCode ?? []))]
  if (ids.length === 0) return new Set()
  const { docs } = await payload.find({
    collection: options.slugs.codes as CollectionSlug,
    depth: 0,
    overrideAccess: true,
    pagination: false,
    ...(req && { req }),
    select: {},
    trash: true,
    where: { and: [{ id: { in: ids } }, where] },
  })
  return new Set(docs.map(({ id }) => id as ID))
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
