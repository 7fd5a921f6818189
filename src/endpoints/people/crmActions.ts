import type { BasePayload, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { readableIds } from '../../access/readableIds.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { asID } from '../../analytics/scope/asID.js'
import {
  checkConnection,
  type ConnectionCheck,
  contactProperties,
  describeProperties,
} from '../../integrations/hubspot/index.js'
import { hasAttendance } from '../../people/contacts/holders.js'
import { readableContacts } from '../../people/contacts/readableContacts.js'
import { queueTask, TASKS } from '../../people/deliveries/queueTask.js'
import { LimitedReader } from '../../people/sync/crmStatus.js'
import { describeFailure } from '../../people/sync/describeFailure.js'
import { gatewayOf } from '../../people/sync/gatewayOf.js'
import { usableProperties } from '../../people/sync/syncPortal.js'
import { portalOf, targetsOf } from '../../people/sync/targets.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'

/** `null`: there is no such contact. */
export type CRMAction = (req: PayloadRequest, options: QROptions) => Promise<null | object>

type Problem = { category: string; message: string }

/** What HubSpot said. `byHand`: lines of the properties, where the token may not create them. */
export type CheckResult =
  | Extract<ConnectionCheck, { ok: false }>
  | ({ byHand: string[]; problems: Problem[] } & Extract<ConnectionCheck, { ok: true }>)

/** A person waits for the answer, so this one does ask HubSpot in the request; it writes no contact. */
export const check: CRMAction = async ({ payload }, options) => {
  const results: Record<string, CheckResult> = {}
  const deadline = Date.now() + 15_000
  for (const target of targetsOf(options)) {
    const portal = portalOf(target)
    if (portal !== null) results[target] = await checkPortal(payload, options, target, deadline)
  }
  return results
}

async function checkPortal(
  payload: BasePayload,
  options: QROptions,
  target: string,
  deadline: number,
): Promise<CheckResult> {
  const gateway = gatewayOf(payload, portalOf(target) ?? '')
  const problemOf = async (work: Promise<unknown>): Promise<null | Problem> => {
    try {
      await work
      return null
    } catch (error) {
      const { category, message } = describeFailure(error)
      return { category, message }
    }
  }
  let connection: ConnectionCheck
  try {
    connection = await checkConnection(gateway, { deadline })
  } catch (error) {
    const { message } = describeFailure(error)
    return { kind: 'auth', message, ok: false }
  }
  if (!connection.ok) return connection
  const write = await problemOf(gateway.probeWrite({ deadline }))
  const run = { deadline, force: true }
  const properties = await problemOf(usableProperties(payload, options, target, run))
  const { hubspot } = options.crm
  const currencies = hubspot === false ? [] : hubspot.currencies
  return {
    ...connection,
    byHand: properties?.category === 'scope' ? describeProperties(contactProperties({ attendees: hasAttendance(options), currencies })) : [], // prettier-ignore
    problems: [write, properties].filter((one) => one !== null),
  }
}

export const retry: CRMAction = async (req, options) => {
  const { contact, target } = await whichOf(req, options)
  if (contact === null) return null
  const filter = { ...(contact !== undefined && { contact }), ...(target && { target }) }
  const store = crmStoreOf(req.payload)
  const count = (await store.retrySync(filter)) + (await store.retryEvents(filter))
  if (count > 0) await queueTask(req, { once: true, task: TASKS.sync })
  return { count }
}

export const replay: CRMAction = async (req, { slugs }) => {
  const { id } = dataOf(req)
  // whom a message is about is not known before it is worked on
  if ((await readableIds(req, slugs.contacts)) !== 'all') {
    throw new LimitedReader('Ask somebody who may see all contacts.')
  }
  const ids: 'all' | ID[] = id === undefined ? 'all' : [idOf(req, slugs.deliveries, id)]
  const count = await crmStoreOf(req.payload).replay(ids)
  if (count > 0) await queueTask(req, { once: true, task: TASKS.apply })
  return { count }
}

export const resync: CRMAction = async (req, options) => {
  const { contact, target: only } = await whichOf(req, options)
  if (contact === null) return null
  let count = 0
  for (const target of only ? [only] : targetsOf(options)) {
    count += await crmStoreOf(req.payload).resync(target, contact)
  }
  if (count > 0) await queueTask(req, { once: true, task: TASKS.sync })
  return { count }
}

/** One contact, one target, or neither. What cannot be understood must not mean "all". */
async function whichOf(req: PayloadRequest, options: QROptions) {
  const { id, target } = dataOf(req)
  const targets = targetsOf(options)
  if (target !== undefined && !targets.includes(target as string)) {
    throw new ParameterError('target', targets.join(' or ') || 'nothing: no system is set up')
  }
  const contact = id === undefined ? undefined : idOf(req, options.slugs.contacts, id)
  if (contact === undefined && (await readableIds(req, options.slugs.contacts)) !== 'all') {
    throw new LimitedReader('Name one contact with "id".')
  }
  const missing = contact !== undefined && !(await readableContacts(req, [contact])).has(contact)
  return { contact: missing ? null : contact, target: target as string | undefined }
}

const dataOf = (req: PayloadRequest) => (req.data ?? {}) as { id?: unknown; target?: unknown }

/** The id of a parameter. Throws a `ParameterError` for what cannot be one of this collection. */
function idOf({ payload }: PayloadRequest, collection: string, given: unknown): ID {
  const id = asID(payload, collection, given)
  if (id === null) throw new ParameterError('id', 'the id of one, or is left out for all')
  return id
}
