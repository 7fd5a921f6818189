import type { PayloadRequest } from 'payload'

import type { ConversionState, TicketingEvent } from '../../integrations/ticketing/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { mergeConversions } from '../../integrations/ticketing/index.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'

type Order = {
  doc: null | Record<string, unknown>
  key: string
  known: ConversionState | null
  orderId: string
}

/**
 * The order an event is about, locked and by its own name. What was told under another name before the
 * two were known to be one goes along, so that the order of arrival does not matter.
 */
export async function lockOrder(
  req: PayloadRequest,
  options: QROptions,
  { alias, provider }: TicketingEvent,
  named: string,
): Promise<Order> {
  const store = crmStoreOf(req.payload)
  const keyOf = (name: string): string => `${provider}:${name}`
  const linkOf = (name: string): string => keyOf(`order:${name}`)
  // the other name first, always: no two jobs wait for each other
  if (alias) {
    await store.lock(req, `order:${keyOf(alias)}`)
    await store.linkTickets(req, named, [linkOf(alias)])
  }
  await store.lock(req, `order:${keyOf(named)}`)
  const linked = alias ? null : await store.orderOfTicket(req, linkOf(named))
  if (linked) await store.lock(req, `order:${keyOf(linked)}`)
  const orderId = linked ?? named
  const key = keyOf(orderId)
  const doc = await findConversion(req, options, key)
  const other = alias ? await findConversion(req, options, keyOf(alias)) : null
  const known = stateOf(doc)
  if (!other) return { doc, key, known, orderId }
  const moved = { ...(stateOf(other) as ConversionState), orderId }
  if (!known) return { doc: other, key, known: moved, orderId }
  await req.payload.delete({
    id: other.id as ID,
    collection: options.slugs.conversions as never,
    overrideAccess: true,
    req,
  })
  return { doc, key, known: mergeConversions(known, moved), orderId }
}

const stateOf = (doc: null | Record<string, unknown>): ConversionState | null =>
  (doc?.state as ConversionState | undefined) ?? null

async function findConversion(req: PayloadRequest, options: QROptions, key: string) {
  const { docs } = await req.payload.find({
    collection: options.slugs.conversions as never,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req,
    showHiddenFields: true,
    where: { key: { equals: key } },
  })
  return (docs[0] as Record<string, unknown> | undefined) ?? null
}
