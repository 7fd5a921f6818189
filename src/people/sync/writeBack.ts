import type { BasePayload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { ContactForSync, SyncOutcome, SyncReport } from '../../integrations/hubspot/index.js'
import type { VivenuClient } from '../../integrations/ticketing/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import { BACKOFF, backoff } from '../../integrations/hubspot/client/backoff.js'
import { createVivenuClient, TicketingRequestError } from '../../integrations/ticketing/index.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { describeFailure } from './describeFailure.js'
import { secretOf } from './secretOf.js'
import { suppressedOf } from '../erasure/suppressedOf.js'
import { VIVENU } from './targets.js'

const MOST_ATTEMPTS = 25
/** Beyond the run's own time: a contact's three calls of 10 s, and the database after them. */
const LEASE_MARGIN = 60_000
/** Failures in a row that are no accident any more. */
const OUTAGE = 5
const HALT = 900_000
const LIMIT = 60_000

type Run = {
  client: VivenuClient
  deadline: number
  failuresInARow: number
  report: SyncReport
  signal?: AbortSignal
}

/** Writes attribution to Vivenu's customers: the same leases, retries and history as any sync. */
export async function writeBack(
  payload: BasePayload,
  options: QROptions,
  { deadline, signal }: { deadline: number; signal?: AbortSignal },
): Promise<SyncReport> {
  const store = crmStoreOf(payload).syncStore(VIVENU)
  const worker = randomUUID()
  const report = newReport()
  let client: VivenuClient
  try {
    client = await clientOf(payload, options)
  } catch (error) {
    const { category, message } = describeFailure(error)
    return { ...report, halted: { category, message }, resumeAt: new Date(Date.now() + 300_000), stoppedBy: 'halted' } // prettier-ignore
  }
  const run: Run = { client, deadline, failuresInARow: 0, report, signal }
  while (!stopped(run)) {
    const leaseMs = Math.max(0, deadline - Date.now()) + LEASE_MARGIN
    const contacts = await store.lease({ leaseMs, limit: 10, worker })
    if (contacts.length === 0) return { ...report, stoppedBy: 'empty' }
    report.leased += contacts.length
    const suppressed = await suppressedOf(payload, contacts)
    for (const contact of contacts) {
      const { id, version } = contact
      const outcome: SyncOutcome = suppressed.has(id)
        ? { id, kind: 'suppressed', version }
        : stopped(run)
          ? putBack(contact, report.resumeAt ?? new Date())
          : await push(run, contact)
      await store.settle(worker, [outcome])
      report[outcome.kind]++
    }
  }
  return report
}

function stopped({ deadline, report, signal }: Run): boolean {
  if (report.stoppedBy === 'empty' && signal?.aborted) report.stoppedBy = 'aborted'
  if (report.stoppedBy === 'empty' && Date.now() >= deadline) report.stoppedBy = 'deadline'
  return report.stoppedBy !== 'empty'
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

async function push(run: Run, contact: ContactForSync): Promise<SyncOutcome> {
  const { addressKey, id, version } = contact
  try {
    const customer = await update(run, contact)
    run.failuresInARow = 0
    return customer
      ? { addressKey, hubspotId: customer, id, kind: 'synced', version }
      : { category: 'NO_CUSTOMER', id, kind: 'failed', message: 'Vivenu has no customer with this address.', version } // prettier-ignore
  } catch (error) {
    return afterError(run, contact, error)
  }
}

/** The customer's id; `null` where there is none with this address. */
async function update({ client, report }: Run, contact: ContactForSync): Promise<null | string> {
  const attribution = attributionOf(contact)
  if (contact.hubspotId) {
    report.requests++
    try {
      await client.updateCustomer(contact.hubspotId, attribution)
      return contact.hubspotId
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

function afterError(run: Run, contact: ContactForSync, error: unknown): SyncOutcome {
  const { attempts, id, version } = contact
  const { report } = run
  const { category, message, passing, retryAfter } = describeFailure(error)
  // what every other customer would meet as well
  if (category === 'auth') {
    report.stoppedBy = 'halted'
    report.halted = { category, message }
    report.resumeAt = new Date(Date.now() + HALT)
    return putBack(contact, report.resumeAt)
  }
  if (category === 'rate-limit') {
    report.stoppedBy = 'rate-limit'
    report.resumeAt = new Date(Date.now() + (retryAfter ?? LIMIT))
    return putBack(contact, report.resumeAt)
  }
  if (!passing) return { category, id, kind: 'failed', message, version }
  if (++run.failuresInARow >= OUTAGE) report.stoppedBy = 'outage'
  if (attempts + 1 >= MOST_ATTEMPTS) return { category, id, kind: 'failed', message, version }
  const wait = retryAfter ?? backoff(attempts, BACKOFF, Math.random)
  return { at: new Date(Date.now() + wait), category, counts: true, id, kind: 'later', message, version } // prettier-ignore
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

const putBack = ({ id, version }: ContactForSync, at: Date): SyncOutcome => ({
  at,
  category: 'NOT_SENT',
  counts: false,
  id,
  kind: 'later',
  message: 'The run ended before its turn.',
  version,
})

const newReport = (): SyncReport => ({
  failed: 0,
  halted: null,
  later: 0,
  leased: 0,
  requests: 0,
  resumeAt: null,
  stoppedBy: 'empty',
  suppressed: 0,
  synced: 0,
})
