import type { BasePayload, PayloadRequest } from 'payload'

import type { Delivery, DeliveryOutcome, Work } from '../../integrations/sync/people.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Applied } from './Applied.js'

import { createRun, drain } from '../../integrations/sync/run.js'
import { backoff } from '../../kit/backoff.js'
import { optionsOf } from '../../options/optionsOf.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { erase } from '../erasure/eraseContact.js'
import { inOwnTransaction } from '../inOwnTransaction.js'
import { describeFailure } from '../sync/describeFailure.js'
import { NothingKept } from './Applied.js'
import { applyEvent } from './applyEvent.js'
import { applyForm } from './applyForm.js'
import { resolvePointers } from './providersOf.js'

const LEASE = 120_000
/** How often something that fails is tried before a person has to look at it. */
const MOST_ATTEMPTS = 10
const BACKOFF = { base: 2_000, max: 3_600_000 }
/** A scan reaches the database after its redirect: a moment, or as long as the database was away. */
const SCAN_WAITS = [1_000, 5_000, 30_000, 300_000, 3_600_000, 6 * 3_600_000]

export type ApplyReport = { dead: number; done: number; later: number; nextAt: Date | null }

/**
 * Works on what came in: one delivery, or all that are due. Each is applied and marked as done in
 * one transaction, so that a crash leaves it as it was; its lease ends and it is taken up again.
 */
export async function applyDeliveries(
  payload: BasePayload,
  { deadline = Date.now() + 50_000, id }: { deadline?: number; id?: ID } = {},
): Promise<ApplyReport> {
  const store = crmStoreOf(payload)
  const run = createRun({ deadline, leaseMs: LEASE })
  const report: ApplyReport = { dead: 0, done: 0, later: 0, nextAt: null }
  const take: typeof store.claimDeliveries = (claim) => store.claimDeliveries({ ...claim, id })
  const pace = { limit: 10, margin: 0, most: id === undefined ? undefined : 1 }
  await drain(run, take, pace, async (claimed) => {
    for (const delivery of claimed) {
      const outcome = await attempt(payload, run.worker, delivery)
      if (outcome.kind !== 'done' || outcome.open) {
        await store.settleDelivery(run.worker, delivery.id, outcome)
      }
      report[outcome.kind]++
      if (outcome.kind === 'later' && (!report.nextAt || outcome.at < report.nextAt)) {
        report.nextAt = outcome.at
      }
    }
  })
  return report
}

/** `open`: done, and not yet marked so. */
type Attempted = { kind: 'done'; open: boolean } | Exclude<DeliveryOutcome, { kind: 'done' }>

async function attempt(
  payload: BasePayload,
  worker: string,
  delivery: Delivery,
): Promise<Attempted> {
  try {
    // asking other systems takes time: never inside a transaction
    const work = await resolvePointers(payload, delivery.work)
    const applied = await inTransaction(payload, worker, delivery, work)
    return applied === 'done' ? { kind: 'done', open: false } : waitForScan(delivery.attempts)
  } catch (error) {
    if (error instanceof NothingKept) {
      return error.applied === 'done'
        ? { kind: 'done', open: true }
        : waitForScan(delivery.attempts)
    }
    const { category, message, passing, retryAfter } = describeFailure(error)
    if (!passing || delivery.attempts + 1 >= MOST_ATTEMPTS) {
      payload.logger.error(`payload-plugin-qr: a delivery was set aside: ${category} ${message}`)
      return { category, kind: 'dead', message }
    }
    const wait = retryAfter ?? backoff(delivery.attempts + 1, BACKOFF)
    return { at: new Date(Date.now() + wait), category, kind: 'later', message }
  }
}

function inTransaction(
  payload: BasePayload,
  worker: string,
  { id }: Delivery,
  work: Work,
): Promise<Applied> {
  if (work.kind === 'erase') return outside(payload, worker, id, work)
  return inOwnTransaction(payload, async (req) => {
    const applied = await applyDelivery(req, work)
    const { settleDelivery } = crmStoreOf(payload)
    if (applied === 'done' && !(await settleDelivery(worker, id, { kind: 'done' }, req))) {
      // the lease ended and somebody else has it now: theirs counts
      throw new NothingKept('done')
    }
    return applied
  })
}

/** Talks to another system, so it holds no transaction. */
async function outside(payload: BasePayload, worker: string, id: ID, work: Work): Promise<Applied> {
  const applied = await applyDelivery({ payload } as never, work)
  await crmStoreOf(payload).settleDelivery(worker, id, { kind: 'done' })
  return applied
}

function waitForScan(attempts: number): Attempted {
  const wait = SCAN_WAITS[attempts]
  return wait === undefined
    ? { kind: 'done', open: true }
    : {
        at: new Date(Date.now() + wait),
        category: 'SCAN_NOT_STORED',
        kind: 'later',
        message: 'The scan this refers to is not stored yet.',
      }
}

/** Does what a delivery asks for, in the request's transaction. */
async function applyDelivery(req: PayloadRequest, work: Work): Promise<Applied> {
  const options = optionsOf(req.payload)
  if (work.kind === 'form') {
    // kept before 0.1.0, the hash has another name
    const kept = work as { scanToken?: string }
    return applyForm(req, options, { ...work, clickIdHash: work.clickIdHash ?? kept.scanToken })
  }
  if (work.kind === 'erase') return erase(req, work)
  let applied: Applied = 'done'
  for (const event of work.events) {
    if (event.kind === 'pointer') throw new Error('a pointer must be resolved first')
    if ((await applyEvent(req, options, event)) === 'waiting') applied = 'waiting'
  }
  return applied
}
