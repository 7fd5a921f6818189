import type { BasePayload } from 'payload'

import { createLocalReq } from 'payload'

import { optionsOf } from '../options/optionsOf.js'
import { crmStoreOf } from '../store/crmStoreOf.js'
import { dueEvents } from './tellEvents.js'
import { inOwnTransaction } from './inOwnTransaction.js'
import { queueTask, TASKS } from './queueTask.js'
import { recomputeContacts } from './recomputeContact.js'
import { targetsOf } from './targets.js'

const DAY = 86_400_000
/** How long the ids of worked-off deliveries are kept, against repeats of a sender. */
const KEPT = 90 * DAY

/**
 * Looks after what nobody rang the bell for: work of a killed worker whose lease has ended, jobs that
 * were lost, new scans of codes that belong to a contact. And clears away what has done its service.
 */
export async function sweepQR(payload: BasePayload): Promise<void> {
  const options = optionsOf(payload)
  const { attribution, contacts } = options.crm
  if (contacts === false) return
  const store = crmStoreOf(payload)
  const stale = await store.contactsToRefresh(200)
  for (const id of stale) {
    await inOwnTransaction(payload, async (req) => {
      await recomputeContacts(req, options, [id])
      await store.touchContact(req, id)
    })
  }
  const req = await createLocalReq({}, payload as never)
  if ((await store.dueDeliveries()) > 0) await queueTask(req, { once: true, task: TASKS.apply })
  for (const target of targetsOf(options)) {
    const due = [await store.dueSync(target), await dueEvents(payload, options, target)]
    if (due.some((at) => at !== null && at <= Date.now())) {
      await queueTask(req, { once: true, task: TASKS.sync })
      break
    }
  }
  const now = Date.now()
  await store.purge({
    deliveries: new Date(now - KEPT),
    scanIds: new Date(now - (attribution === false ? 30 * DAY : attribution.expires)),
  })
}
