import type { BasePayload } from 'payload'

import type { ContactForSync, SyncOutcome } from '../../integrations/sync/contacts.js'
import type { Run, SyncReport } from '../../integrations/sync/run.js'
import type { VivenuClient } from '../../integrations/ticketing/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import {
  countFailure,
  createRun,
  drain,
  newSyncReport,
  notSent,
  settle,
  stopped,
  tryLater,
} from '../../integrations/sync/run.js'
import { createVivenuClient, TicketingRequestError } from '../../integrations/ticketing/index.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { suppressedOf } from '../erasure/eraseContact.js'
import { describeFailure } from './describeFailure.js'
import { secretOf } from './secretOf.js'
import { VIVENU } from './targets.js'

/** Beyond the run's own time: a contact's three calls of 10 s, and the database after them. */
const LEASE_MARGIN = 60_000
const HALT = 900_000
const LIMIT = 60_000

type VivenuRun = { client: VivenuClient; report: SyncReport } & Run

/** Writes attribution to Vivenu's customers: the same leases, retries and history as any sync. */
export async function writeBack(
  payload: BasePayload,
  options: QROptions,
  given: { deadline: number; signal?: AbortSignal },
): Promise<SyncReport> {
  const store = crmStoreOf(payload).syncStore(VIVENU)
  const report = newSyncReport()
  let client: VivenuClient
  try {
    client = await clientOf(payload, options)
  } catch (error) {
    const { category, message } = describeFailure(error)
    return { ...report, halted: { category, message }, resumeAt: new Date(Date.now() + 300_000), stoppedBy: 'halted' } // prettier-ignore
  }
  const run: VivenuRun = { ...createRun(given), client, report }
  const pace = { limit: 10, margin: LEASE_MARGIN }
  const stoppedBy = await drain(run, store.lease, pace, async (contacts) => {
    report.leased += contacts.length
    const suppressed = await suppressedOf(payload, contacts)
    for (const contact of contacts) {
      const { id, version } = contact
      const outcome: SyncOutcome = suppressed.has(id)
        ? { id, kind: 'suppressed', version }
        : stopped(run)
          ? { ...notSent(report.resumeAt ?? new Date()), id, version }
          : await push(run, contact)
      await settle(run, store, [outcome])
    }
  })
  return { ...report, stoppedBy }
}

async function clientOf(payload: BasePayload, { crm }: QROptions): Promise<VivenuClient> {
  const api = crm.ticketing === false ? false : crm.ticketing.vivenuAPI
  if (api === false) throw new Error('payload-plugin-qr: options.ticketing.vivenu.api is off')
  const apiKey = await secretOf(
    api.apiKey ?? process.env.VIVENU_API_KEY,
    { payload },
    'set VIVENU_API_KEY or options.ticketing.vivenu.api.apiKey',
  )
  return createVivenuClient({ apiKey, baseURL: api.baseURL })
}

async function push(run: VivenuRun, contact: ContactForSync): Promise<SyncOutcome> {
  const { addressKey, id, version } = contact
  try {
    const customer = await update(run, contact)
    run.failuresInARow = 0
    return customer
      ? { addressKey, externalId: customer, id, kind: 'synced', version }
      : { category: 'NO_CUSTOMER', id, kind: 'failed', message: 'Vivenu has no customer with this address.', version } // prettier-ignore
  } catch (error) {
    return afterError(run, contact, error)
  }
}

/** The customer's id; `null` where there is none with this address. */
async function update(
  { client, report }: VivenuRun,
  contact: ContactForSync,
): Promise<null | string> {
  const attribution = attributionOf(contact)
  if (contact.externalId) {
    report.requests++
    try {
      await client.updateCustomer(contact.externalId, attribution)
      return contact.externalId
    } catch (error) {
      // merged or deleted there since: the address decides
      if (!(error instanceof TicketingRequestError) || error.kind !== 'not-found') throw error
    }
  }
  report.requests++
  const found = (await client.findCustomer(contact.email))?.id ?? null
  if (found === null) return null
  report.requests++
  await client.updateCustomer(found, attribution)
  return found
}

function afterError(run: VivenuRun, contact: ContactForSync, error: unknown): SyncOutcome {
  const { attempts, id, version } = contact
  const { report } = run
  const { category, message, passing, retryAfter } = describeFailure(error)
  // what every other customer would meet as well
  if (category === 'auth' || category === 'rate-limit') {
    const isLimit = category === 'rate-limit'
    run.stop = isLimit ? 'rate-limit' : 'halted'
    if (!isLimit) report.halted = { category, message }
    report.resumeAt = new Date(Date.now() + (isLimit ? (retryAfter ?? LIMIT) : HALT))
    return { ...notSent(report.resumeAt), id, version }
  }
  if (!passing) return { category, id, kind: 'failed', message, version }
  countFailure(run)
  const notBefore = retryAfter === null ? null : Date.now() + retryAfter
  return { ...tryLater(run, attempts, { category, message }, notBefore), id, version }
}

function attributionOf({ properties }: ContactForSync) {
  const { codes, first, firstScanAt, last, lastScanAt, scanCount } = properties
  return {
    meta: {
      qr_first_campaign: first.campaign,
      qr_first_code: first.code,
      qr_first_scan_at: firstScanAt?.toISOString() ?? null,
      qr_last_campaign: last.campaign,
      qr_last_code: last.code,
      qr_last_scan_at: lastScanAt?.toISOString() ?? null,
      qr_scan_count: scanCount,
    },
    tags: [
      ...codes.map((code) => `qr:${code}`),
      ...(first.campaign ? [`qr:campaign:${first.campaign}`] : []),
    ],
  }
}
