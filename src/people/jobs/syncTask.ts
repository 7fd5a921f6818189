import type { PayloadRequest } from 'payload'

import type { SyncPace } from '../sync/runSync.js'

import { queueTask, TASKS } from '../deliveries/queueTask.js'
import { runSync } from '../sync/runSync.js'

/** One run of the sync, and the bell for the next where one is known to be needed. */
export async function syncTask(req: PayloadRequest, pace?: SyncPace): Promise<{ output: object }> {
  const { nextAt } = await runSync(req.payload, { pace })
  if (nextAt) await queueTask(req, { once: true, task: TASKS.sync, waitUntil: nextAt })
  return { output: {} }
}
