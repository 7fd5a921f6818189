import type { BasePayload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { ContactForSync, SyncOutcome, SyncReport } from '../integrations/hubspot/index.js'
import type { VivenuClient } from '../integrations/ticketing/index.js'
import type { QROptions } from '../options/sanitizeOptions.js'

import { createVivenuClient } from '../integrations/ticketing/index.js'
import { crmStoreOf } from '../store/crmStoreOf.js'
import { describeFailure } from './describeFailure.js'
import { secretOf } from './secretOf.js'
import { VIVENU } from './targets.js'

const LEASE = 120_000
const MOST_ATTEMPTS = 25

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
  while (Date.now() < deadline && !signal?.aborted && !report.halted) {
    const contacts = await store.lease({ leaseMs: LEASE, limit: 10, worker })
    if (contacts.length === 0) return { ...report, stoppedBy: 'empty' }
    report.leased += contacts.length
    for (const contact of contacts) {
      const outcome = report.halted
        ? putBack(contact, report.resumeAt ?? new Date())
        : await push(client, contact, report)
      await store.settle(worker, [outcome])
      report[outcome.kind]++
    }
  }
  return { ...report, stoppedBy: report.halted ? 'halted' : 'deadline' }
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

async function push(
  client: VivenuClient,
  contact: ContactForSync,
  report: SyncReport,
): Promise<SyncOutcome> {
  const { id, version } = contact
  try {
    report.requests++
    const customer = contact.hubspotId ?? (await client.findCustomer(contact.email))?.id
    if (!customer) {
      return { category: 'NO_CUSTOMER', id, kind: 'failed', message: 'Vivenu has no customer with this address.', version } // prettier-ignore
    }
    report.requests++
    await client.updateCustomer(customer, attributionOf(contact))
    return { hubspotId: customer, id, kind: 'synced', version }
  } catch (error) {
    const { category, message, passing, retryAfter } = describeFailure(error)
    if (category === 'auth') {
      report.halted = { category, message }
      report.resumeAt = new Date(Date.now() + 900_000)
      return putBack(contact, report.resumeAt)
    }
    if (!passing || contact.attempts + 1 >= MOST_ATTEMPTS) {
      return { category, id, kind: 'failed', message, version }
    }
    const wait = retryAfter ?? Math.min(3_600_000, 5_000 * 2 ** contact.attempts)
    return { at: new Date(Date.now() + wait), category, counts: true, id, kind: 'later', message, version } // prettier-ignore
  }
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
