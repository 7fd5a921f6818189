import type { BasePayload } from 'payload'

import { createLocalReq } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { sweepOnce } from '../../describe/traffic/behaviour/lateSweep.js'
import { rejudgeOf } from '../../options/judgementOf.js'
import { optionsOf } from '../../options/optionsOf.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { storeOf } from '../../store/storeOf.js'
import { recomputeContacts } from '../contacts/recomputeContact.js'
import { inOwnTransaction } from '../inOwnTransaction.js'
import { describeFailure } from '../sync/describeFailure.js'
import { dueWork } from '../sync/runSync.js'
import { targetsOf } from '../sync/targets.js'
import { queueTask, TASKS } from './queueTask.js'

const DAY = 86_400_000
/** How long the ids of worked-off deliveries are kept, against repeats of a sender. */
const KEPT = 90 * DAY

/**
 * Looks after what no job was queued for: work of a killed worker whose lease has ended, jobs that
 * were lost, new scans of codes that belong to a contact. And clears away what has done its service.
 */
export async function sweepQR(payload: BasePayload): Promise<void> {
  const options = optionsOf(payload)
  if (options.disabled) return
  // Beside the timers of processes, which a process that is frozen after its answer does not have.
  await attempt(payload, 'traffic', async () => {
    await sweepOnce(storeOf(payload, options), rejudgeOf(options), Date.now())
  })
  if (options.crm.contacts === false) return
  // one that fails is no reason to leave the others
  for (const [what, step] of Object.entries({ jobs: queueJobs, purge, refresh })) {
    await attempt(payload, what, () => step(payload, options))
  }
}

/** `false`, and why in the log, when it failed. Never throws: Payload would log values of statements. */
async function attempt(
  payload: BasePayload,
  what: string,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    const { category, message } = describeFailure(error)
    payload.logger.error(`payload-plugin-qr: sweep, ${what}: ${message} (${category})`)
    return false
  }
}

async function queueJobs(payload: BasePayload, options: QROptions): Promise<void> {
  const store = crmStoreOf(payload)
  const req = await createLocalReq({}, payload as never)
  const overdue = (await store.dueDeliveriesSince()) !== null
  if (overdue) await queueTask(req, { once: true, task: TASKS.apply })
  for (const target of targetsOf(options)) {
    const { contacts, events, halted } = await dueWork(payload, options, target)
    // a wrong token is asked about when its run said, or when a person tries again
    if ((contacts || events) && !halted) {
      await queueTask(req, { once: true, task: TASKS.sync })
      break
    }
  }
}

async function purge(payload: BasePayload, { crm }: QROptions): Promise<void> {
  const now = Date.now()
  await crmStoreOf(payload).purge({
    deliveries: new Date(now - KEPT),
    scanIds: new Date(now - (crm.attribution === false ? 30 * DAY : crm.attribution.expires)),
  })
}

/** Each contact in a transaction of its own. One that cannot be computed goes to the end of the line. */
async function refresh(payload: BasePayload, options: QROptions): Promise<void> {
  const store = crmStoreOf(payload)
  for (const { id, scans } of await store.contactsToRefresh(200)) {
    const done = await attempt(payload, `contact ${id}`, () =>
      inOwnTransaction(payload, async (req) => {
        await recomputeContacts(req, options, [id])
        await store.touchContact(req, id, scans)
      }),
    )
    if (done) continue
    await attempt(payload, `contact ${id}`, () =>
      inOwnTransaction(payload, (req) => store.touchContact(req, id)),
    )
  }
}
