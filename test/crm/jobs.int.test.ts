import type { PayloadRequest } from 'payload'
import type { Pool } from 'pg'

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createLocalReq, initTransaction, killTransaction } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { recordFormSubmission } from '../../plugin/index.js'
import { until } from '../until.js'
import { startCRM, TOKEN, WEBHOOK_KEY } from './startCRM.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const CRON_SECRET = 'secret-of-the-cron'

let crm: CRMTest
let pool: Pool
beforeAll(async () => {
  crm = await startCRM({}, {}, (config) => ({
    ...config,
    jobs: {
      ...config.jobs,
      access: {
        run: ({ req }: { req: PayloadRequest }) =>
          req.headers.get('authorization') === `Bearer ${CRON_SECRET}`,
      },
      autoRun: [{ cron: '* * * * * *', queue: 'default' }],
    } as never,
  }))
  pool = (crm.payload.db as unknown as { pool: Pool }).pool
  await crm.createCode({ code: 'POSTER' })
  // Payload starts them with the first request it is sent; each test has its own runner.
  await crm.site.fetch('/api/access')
  for (const cron of crm.payload.crons) cron.pause()
})
afterAll(() => crm.stop())

const sell = async (email: string): Promise<void> => {
  crm.vivenu.buy({ email, tickets: 1 })
  await crm.vivenu.settled()
}
const arrived = (email: string) => until(async () => crm.inHubSpot(email) ?? null, 30_000)
/** Payload schedules for the next full minute; nobody waits for that here. */
const theMinutePasses = () =>
  pool.query(`UPDATE payload_jobs SET wait_until = now() WHERE wait_until > now()`)
/** As after a crash, or a table that was emptied: what is to be done stands, the bells are gone. */
const loseJobs = () => pool.query('DELETE FROM payload_jobs')
const callCron = (headers: Record<string, string>, query = '') =>
  crm.site.fetch(`/api/payload-jobs/run${query}`, { headers })

describe('work is done', () => {
  it('by whoever calls `payload.jobs.run`', async () => {
    await sell('local@example.org')
    expect(crm.inHubSpot('local@example.org')).toBeUndefined()
    await until(async () => {
      await crm.payload.jobs.run({ silent: true })
      return crm.inHubSpot('local@example.org') ?? null
    })
  })

  it('by a cron that calls the endpoint, whose schedule also finds what was lost', async () => {
    await sell('cron@example.org')
    await loseJobs()
    expect((await callCron({})).status).toBe(401)
    const headers = { authorization: `Bearer ${CRON_SECRET}` }
    const done = until(async () => {
      expect((await callCron(headers)).status).toBe(200)
      await theMinutePasses()
      return crm.inHubSpot('cron@example.org') ?? null
    }, 30_000)
    expect(await done).toMatchObject({ qr_tickets: '1' })
  })

  it('by `payload jobs:run --handle-schedules` in a process of its own', async () => {
    await sell('process@example.org')
    await loseJobs()
    const run = () =>
      promisify(execFile)(
        process.execPath,
        ['node_modules/payload/bin.js', 'jobs:run', '--handle-schedules'],
        {
          cwd: root,
          env: {
            ...process.env,
            DATABASE_URI: crm.site.uri,
            HUBSPOT_ACCESS_TOKEN: TOKEN,
            HUBSPOT_BASE_URL: crm.hubspot.url,
            NODE_ENV: 'production',
            // Payload's command line may end before it began: see the README's troubleshooting.
            NODE_OPTIONS: '--import=data:text/javascript,setInterval(()=>{},1e9)',
            PAYLOAD_CONFIG_PATH: 'test/crm/payload.config.ts',
            VIVENU_WEBHOOK_KEY: WEBHOOK_KEY,
          },
        },
      )
    const done = until(async () => {
      await run()
      await theMinutePasses()
      return crm.inHubSpot('process@example.org') ?? null
    }, 100_000)
    expect(await done).toMatchObject({ qr_tickets: '1' })
  }, 120_000)

  it('by `autoRun` in a server that stays up', async () => {
    expect(crm.payload.crons).toHaveLength(1)
    for (const cron of crm.payload.crons) cron.resume()
    await sell('auto@example.org')
    expect(await arrived('auto@example.org')).toMatchObject({ qr_tickets: '1' })
  })
})

describe('HubSpot', () => {
  it('is asked by no request and in no transaction, however long it takes', async () => {
    for (const cron of crm.payload.crons) await cron.stop()
    const asked = crm.hubspot.counters.requests
    await sell('slow@example.org')
    const { id } = (await crm.payload.create({
      collection: 'qr-contacts' as never,
      data: { consent: { given: true }, email: 'edit@example.org' } as never,
    })) as { id: number }
    await crm.payload.update({ id, collection: 'qr-contacts' as never, data: { lastName: 'Edit' } as never }) // prettier-ignore
    expect(crm.hubspot.counters.requests).toBe(asked)

    crm.hubspot.next({ hang: 'before-write' })
    const running = crm.payload.jobs.run({ limit: 100, silent: true }).then(() => crm.payload.jobs.run({ silent: true })) // prettier-ignore
    await until(async () => (crm.hubspot.counters.requests > asked ? true : null), 30_000)
    // it hangs for 15 s: a transaction around it would stand open for as long
    await until(async () => {
      const { rowCount } = await pool.query(
        `SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      )
      return rowCount === 0 ? true : null
    }, 5_000)
    // and a person's edit does not wait for it
    await crm.payload.update({ id, collection: 'qr-contacts' as never, data: { lastName: 'Again' } as never }) // prettier-ignore
    expect(await crm.contact('edit@example.org')).toMatchObject({ lastName: 'Again' })
    await running
  })
})

describe('a transaction that rolls back', () => {
  const counts = async () =>
    Object.fromEntries(
      await Promise.all(
        ['qr-contacts', 'qr-deliveries', 'qr-syncs', 'payload-jobs'].map(async (slug) => [
          slug,
          (await crm.payload.count({ collection: slug as never })).totalDocs,
        ]),
      ),
    )
  const rolledBack = async (
    work: (req: Awaited<ReturnType<typeof createLocalReq>>) => Promise<unknown>,
  ) => {
    await loseJobs()
    const before = await counts()
    const req = await createLocalReq({}, crm.payload as never)
    await initTransaction(req)
    await work(req)
    await killTransaction(req)
    return { after: await counts(), before }
  }

  it('takes a form’s delivery and job with it', async () => {
    const scanId = await crm.scan('POSTER')
    const { after, before } = await rolledBack((req) =>
      recordFormSubmission({ email: 'never@example.org', req, scanId }),
    )
    expect(after).toEqual(before)
    // and it was not simply ignored
    await recordFormSubmission({ email: 'never@example.org', payload: crm.payload, scanId })
    expect(await counts()).toMatchObject({ 'payload-jobs': 1, 'qr-deliveries': before['qr-deliveries'] + 1 }) // prettier-ignore
  })

  it('takes a contact, what is to be sent of it and the job with it', async () => {
    const create = (req?: never) =>
      crm.payload.create({
        collection: 'qr-contacts' as never,
        data: { consent: { given: true }, email: 'undone@example.org' } as never,
        req,
      })
    const { after, before } = await rolledBack((req) => create(req as never))
    expect(after).toEqual(before)
    await create()
    const kept = await counts()
    expect(kept['payload-jobs']).toBe(1)
    expect(kept['qr-syncs']).toBe(before['qr-syncs'] + 1)
  })

  it('a webhook that cannot be kept is not answered as kept, and leaves nothing', async () => {
    await loseJobs()
    const before = await counts()
    // the queue is what fails: the delivery was written before it
    await pool.query('ALTER TABLE payload_jobs RENAME TO payload_jobs_away')
    const log = crm.log.length
    try {
      crm.vivenu.buy({ email: 'lost@example.org', tickets: 1 })
      await crm.vivenu.settled().catch(() => undefined)
    } finally {
      await pool.query('ALTER TABLE payload_jobs_away RENAME TO payload_jobs')
    }
    expect(crm.vivenu.deliveries.at(-1)?.answers).not.toContain(200)
    expect((await counts())['qr-deliveries']).toBe(before['qr-deliveries'])
    expect(crm.log.slice(log).join('\n')).not.toMatch(/lost@example/)
  })
})
