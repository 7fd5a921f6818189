import type { PayloadRequest } from 'payload'

import type { BindAnswer, BindRequest } from '../../integrations/sync/people.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { creditConversions } from '../conversions/creditConversions.js'
import { readConversions } from '../conversions/readConversions.js'
import { recordEvents } from '../deliveries/recordEvents.js'
import { portalOf } from '../sync/targets.js'
import { describeContact } from './describeContact.js'
import { lockContacts } from './findOrCreateContact.js'
import { markSync } from './markSync.js'

/** Computes these contacts anew from their scans and orders. */
export async function recomputeContacts(
  req: PayloadRequest,
  options: QROptions,
  ids: readonly (ID | null)[],
): Promise<void> {
  await lockContacts(req, ids)
  const unique = new Map(ids.map((id) => [String(id), id])).values()
  for (const id of unique) if (id !== null) await recompute(req, options, id)
}

async function recompute(req: PayloadRequest, options: QROptions, id: ID): Promise<void> {
  const { payload } = req
  const store = crmStoreOf(payload)
  const contact = await readContact(req, options, id)
  if (!contact) return
  const scans = await store.scansOf(req, id)
  const conversions = await readConversions(req, options, id)
  await creditConversions(req, options, scans, conversions)
  const attendance = await store.heldTickets(req, id)
  const described = describeContact(contact, scans, conversions, options, attendance)
  const changed = Object.entries(described).some(
    ([key, value]) => stable(contact[key]) !== stable(value),
  )
  if (changed) {
    await payload.update({
      id,
      collection: options.slugs.contacts as never,
      data: described as never,
      depth: 0,
      overrideAccess: true,
      req,
    })
  }
  const shops = new Set(conversions.map(({ provider }) => provider))
  const allowed = await markSync(req, options, { ...contact, ...described, id }, shops)
  const targets = allowed.filter((target) => portalOf(target) !== null)
  await recordEvents(req, options, { contact: id, conversions, scans, targets })
}

async function readContact(req: PayloadRequest, options: QROptions, id: ID) {
  return (await req.payload.findByID({
    id,
    collection: options.slugs.contacts as never,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
    showHiddenFields: true,
  })) as null | Record<string, unknown>
}

// Empty fields come back as null, numbers of the database as numbers: compared by what they say.
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, held: unknown) => {
      if (held === undefined || held === null || held === '') return undefined
      if (typeof held !== 'object' || Array.isArray(held)) return held
      return Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
    }) ?? ''
  )
}

/**
 * Ties the scan behind an id to a contact, unless the id has expired or is used up. Whose code it
 * was, if it was another's, is computed anew: the scan is no longer assumed to be theirs.
 */
export async function bindScan(
  req: PayloadRequest,
  options: QROptions,
  request: Omit<BindRequest, 'since'>,
): Promise<BindAnswer> {
  const { attribution } = options.crm
  // ids handed out before attribution was switched off have nobody's promise to be followed
  if (attribution === false) return { kind: 'expired' }
  const answer = await crmStoreOf(req.payload).bindScanId(req, {
    ...request,
    since: request.at - attribution.expires,
  })
  if (answer.kind === 'bound') await recomputeContacts(req, options, [answer.codeOwner])
  return answer
}
