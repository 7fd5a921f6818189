import type { PayloadRequest } from 'payload'

import type { NewEvent } from '../../integrations/sync/events.js'
import type { ContactScans } from '../../integrations/sync/people.js'
import type { KnownTouch } from '../../integrations/sync/touch.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { StoredConversion } from '../conversions/readConversions.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { queueTask, TASKS } from './queueTask.js'

type Facts = {
  contact: ID
  conversions: StoredConversion[]
  scans: ContactScans
  /** HubSpot portals the contact may be sent to. Empty without consent: then nothing is noted. */
  targets: string[]
}

/** Notes what is to be told as custom events; what is known already is not noted again. */
export async function recordEvents(
  req: PayloadRequest,
  { crm }: QROptions,
  { contact, conversions, scans, targets }: Facts,
): Promise<void> {
  if (crm.hubspot === false || crm.hubspot.events === false) return
  const { events: names, wait } = crm.hubspot
  const store = crmStoreOf(req.payload)
  let isNew = false
  for (const target of targets) {
    const personal = names.scan === false ? [] : await store.personalScans(req, contact, target)
    const found = [
      ...[...scans.bound, ...personal].flatMap(scanOf),
      ...conversions.flatMap(orderOf),
    ]
    const wanted = found.filter(({ kind }) => names[kind] !== false)
    isNew = (await store.recordEvents(req, contact, target, wanted)) || isNew
  }
  if (!isNew) return
  const waitUntil = wait ? new Date(Date.now() + wait) : undefined
  await queueTask(req, { once: true, task: TASKS.sync, waitUntil })
}

function scanOf(touch: KnownTouch): NewEvent[] {
  if (touch.scanId === null) return []
  const { at, campaign, certainty, code, scanId } = touch
  const properties = filled({
    qr_campaign: campaign,
    qr_certainty: certainty,
    qr_code: code,
    qr_utm_campaign: touch.utmCampaign,
    qr_utm_content: touch.utmContent,
    qr_utm_medium: touch.utmMedium,
    qr_utm_source: touch.utmSource,
    qr_utm_term: touch.utmTerm,
  })
  return [{ at, kind: 'scan', properties, ref: scanId }]
}

function orderOf(order: StoredConversion): NewEvent[] {
  const { campaign, code, conversions, key, orderId, provider, soldAt, state, status } = order
  if (!soldAt) return []
  const properties = { qr_campaign: campaign, qr_code: code, qr_order: orderId, qr_shop: provider }
  if (conversions > 0) {
    const { amount, currency, tickets } = order
    const sold = { qr_amount: String(amount), qr_currency: currency, qr_tickets: String(tickets) }
    const at = Date.parse(soldAt)
    return [{ at, kind: 'purchase', properties: filled({ ...properties, ...sold }), ref: key }]
  }
  if (status !== 'cancelled' && status !== 'refunded') return []
  const at = state.lastAt ?? Date.parse(soldAt)
  return [{ at, kind: 'refund', properties: filled(properties), ref: key }]
}

const filled = (values: Record<string, null | string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1])),
  )
