import type { PayloadRequest, TaskConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SyncPace } from '../sync/syncPortal.js'

import { optionsOf } from '../../options/optionsOf.js'
import { applyDeliveries } from '../deliveries/applyDeliveries.js'
import { queueTask, TASKS } from '../deliveries/queueTask.js'
import { sweepQR } from '../deliveries/sweep.js'
import { runSync } from '../sync/runSync.js'

type Args = { input: { delivery?: string }; req: PayloadRequest }

/**
 * The background work as Payload tasks. They take no state from their job: what is to be done, who
 * does it and how often it failed stands in our own tables, so a job that is lost loses nothing.
 */
export function crmTasks({ crm }: QROptions): TaskConfig[] {
  const { queue, schedule } = crm.jobs
  return [
    {
      slug: TASKS.apply,
      handler: async ({ input, req }: Args) => {
        const { payload } = req
        const id = input.delivery === undefined ? undefined : deliveryID(req, input.delivery)
        const { nextAt, ...counts } = await applyDeliveries(payload, { id })
        if (nextAt) await queueTask(req, { task: TASKS.apply, waitUntil: nextAt })
        return { output: counts }
      },
      inputSchema: [{ name: 'delivery', type: 'text' }],
      label: 'QR: tickets and forms',
      retries: 0,
    },
    {
      slug: TASKS.sync,
      handler: ({ req }: Args) => syncTask(req),
      label: 'QR: contacts to HubSpot and shops',
      retries: 0,
    },
    {
      slug: TASKS.sweep,
      handler: async ({ req }: Args) => {
        await sweepQR(req.payload)
        return { output: {} }
      },
      label: 'QR: sweep',
      retries: 0,
      ...(schedule ? { schedule: [{ cron: '* * * * *', hooks: { beforeSchedule }, queue }] } : {}),
    },
  ] as TaskConfig[]
}

/**
 * Payload counts a sweep whose worker was killed as running for ever, and would never schedule
 * another. Only one that has not begun yet stands in the way of the next.
 */
const beforeSchedule = async ({
  queueable,
  req,
}: {
  queueable: { waitUntil?: Date }
  req: PayloadRequest
}) => {
  const { totalDocs } = await req.payload.db.count({
    collection: 'payload-jobs' as never,
    req,
    where: {
      and: [
        { taskSlug: { equals: TASKS.sweep } },
        { processing: { equals: false } },
        { completedAt: { exists: false } },
        { hasError: { not_equals: true } },
      ],
    },
  })
  return { input: {}, shouldSchedule: totalDocs === 0, waitUntil: queueable.waitUntil }
}

/** Job inputs are text; the database's ids may be numbers. */
function deliveryID({ payload }: PayloadRequest, text: string): number | string {
  optionsOf(payload)
  return payload.db.defaultIDType === 'number' ? Number(text) : text
}

/** One run of the sync, and the bell for the next where one is known to be needed. */
export async function syncTask(req: PayloadRequest, pace?: SyncPace): Promise<{ output: object }> {
  const { nextAt } = await runSync(req.payload, { pace })
  if (nextAt) await queueTask(req, { once: true, task: TASKS.sync, waitUntil: nextAt })
  return { output: {} }
}
