import type { PayloadRequest } from 'payload'

import { createHash } from 'node:crypto'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { queueTask, TASKS } from '../deliveries/queueTask.js'
import { targetsOfContact } from '../sync/targets.js'
import { hasAttendance } from './holders.js'

type Doc = Record<string, unknown>

/** What is sent; any other change of a contact is nobody's business elsewhere. */
const SENT = [
  'codes',
  'email',
  'firstName',
  'firstTouch',
  'lastName',
  'lastTouch',
  'scanCount',
  'tickets',
  'value',
]
const OF_ATTENDEES = ['lastAttendedAt', 'roles', 'ticketsAttended']

/**
 * Notes that a contact has to be sent, if what is to be sent has changed, and rings the bell. Resolves
 * to where it may be sent: nowhere without consent.
 */
export async function markSync(
  req: PayloadRequest,
  options: QROptions,
  contact: { id: ID } & Doc,
  shops: ReadonlySet<string>,
): Promise<string[]> {
  const consent = contact.consent as { contractBasis?: unknown; given?: unknown } | undefined
  const permitted = Boolean(consent?.given || consent?.contractBasis)
  const digest = digestOf(contact, hasAttendance(options) ? [...SENT, ...OF_ATTENDEES] : SENT)
  const targets = await targetsOfContact(options, contact, shops, req)
  const store = crmStoreOf(req.payload)
  await store.withholdElsewhere(req, contact.id, targets)
  const isDue = await store.markChanged(
    req,
    targets.map((target) => ({ contact: contact.id, digest, permitted, target })),
  )
  const allowed = permitted ? targets : []
  if (!isDue) return allowed
  const wait = options.crm.hubspot === false ? 0 : options.crm.hubspot.wait
  // changes that come together are sent together
  const waitUntil = wait ? new Date(Date.now() + wait) : undefined
  await queueTask(req, { once: true, task: TASKS.sync, waitUntil })
  return allowed
}

function digestOf(contact: Doc, fields: string[]): string {
  const values = fields.map((field) => contact[field] ?? null)
  return createHash('sha256').update(canonical(values)).digest('base64url')
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(
          Object.entries(held)
            .filter(([, one]) => one !== null && one !== undefined && one !== '')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : held,
  )
