import type { PayloadRequest } from 'payload'

import { optionsOf } from '../../options/optionsOf.js'

export const TASKS = { apply: 'qrApply', sweep: 'qrSweep', sync: 'qrSync' } as const

type Request = {
  input?: Record<string, unknown>
  /** One job of this kind that begins no later than this one is enough. */
  once?: boolean
  task: (typeof TASKS)[keyof typeof TASKS]
  waitUntil?: Date
}

/**
 * Queues a job in the request's transaction, so that a roll-back takes it along. Jobs are only the
 * bell: what is to be done stands in our own tables, and the sweep rings again for what was missed.
 */
export async function queueTask(
  req: PayloadRequest,
  { input = {}, once = false, task, waitUntil }: Request,
): Promise<void> {
  const { queue } = optionsOf(req.payload).crm.jobs
  if (once && (await isQueued(req, task, waitUntil ?? new Date()))) return
  await req.payload.jobs.queue({ input, queue, req, task, waitUntil } as never)
}

// A job that is processing counts not: it may have read before this change, or its worker is dead.
async function isQueued(req: PayloadRequest, task: string, by: Date): Promise<boolean> {
  const { totalDocs } = await req.payload.db.count({
    collection: 'payload-jobs' as never,
    req,
    where: {
      and: [
        { taskSlug: { equals: task } },
        { processing: { equals: false } },
        { completedAt: { exists: false } },
        { hasError: { not_equals: true } },
        {
          or: [
            { waitUntil: { exists: false } },
            { waitUntil: { less_than_equal: by.toISOString() } },
          ],
        },
      ],
    },
  })
  return totalDocs > 0
}
