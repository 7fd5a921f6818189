import type { PayloadRequest, Plugin, TaskConfig } from 'payload'

import type { QRPluginOptions } from '../../src/options/types.js'
import type { SyncPace } from '../../src/people/sync/syncPortal.js'

import { syncTask } from '../../src/people/jobs/crmTasks.js'
import { rushConfig } from './rushConfig.js'

export const CRM_TOKEN = 'pat-eu1-5c1e7d1c-0000-4000-8000-00000000c0de'

/** HubSpot's window of 100 calls in 10 s, its 15 s to answer and leases of minutes, all made short. */
export const WINDOW = { intervalMs: 400, max: 3 }
const TIMEOUT = 1_000
export const PACE: SyncPace = {
  backoff: { base: 50, max: 1_000 },
  // outlives a run and the request it ends with
  leaseMs: 3_000 + TIMEOUT + 500,
  limit: WINDOW,
  runMs: 3_000,
  timeoutMs: TIMEOUT,
}

export const crmOptions = (hubspotURL: string): QRPluginOptions => ({
  contacts: true,
  hubspot: { accessToken: CRM_TOKEN, baseURL: hubspotURL, names: 'always', wait: 0 },
  jobs: { schedule: false },
})

/** The task as it is, in the time of the stand-in. */
const hurry: Plugin = (config) => ({
  ...config,
  jobs: {
    ...config.jobs,
    tasks: (config.jobs?.tasks ?? []).map((task) =>
      task.slug === 'qrSync'
        ? ({
            ...task,
            handler: ({ req }: { req: PayloadRequest }) => syncTask(req, PACE),
          } as unknown as TaskConfig)
        : task,
    ),
  },
})

/** The Payload config of a worker and of the site that changes contacts meanwhile. */
export const crmConfig = (given: { hubspotURL: string; level?: 'debug' | 'silent'; uri: string }) =>
  rushConfig({
    level: given.level,
    options: crmOptions(given.hubspotURL),
    plugins: [hurry],
    uri: given.uri,
  })
