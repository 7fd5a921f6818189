import type { Pool } from 'pg'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { sweepQR } from '../../plugin/index.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { startCRM } from './startCRM.js'

const NOTHING = { dailyRemaining: null, intervalMs: null, max: null, remaining: null }

let crm: CRMTest
let pool: Pool
beforeAll(async () => {
  // not yet allowed to look at properties
  crm = await startCRM({}, { scopes: ['crm.objects.contacts.write'] })
  pool = (crm.payload.db as unknown as { pool: Pool }).pool
})
afterAll(() => crm.stop())

const owner = async (email: string, code: string): Promise<number> => {
  const { id } = (await crm.payload.create({
    collection: 'qr-contacts' as never,
    data: { consent: { given: true }, email } as never,
  })) as { id: number }
  await crm.createCode({ code, contact: id })
  return id
}

it('leaves a portal that needs a person alone until its run said, not for a minute', async () => {
  await owner('first@example.org', 'FIRST')
  await crm.runJobs()
  const [target] = await crm.find('qr-targets', { name: { equals: 'hubspot:default' } })
  expect(target?.lastRun).toMatchObject({ leased: 0, stoppedBy: 'halted' })
  const asked = crm.hubspot.counters.requests
  await pool.query('DELETE FROM payload_jobs')
  await sweepQR(crm.payload)
  await crm.runJobs()
  expect(crm.hubspot.counters.requests).toBe(asked)
  // a person who has put it right need not wait
  crm.hubspot.scopes(null)
  await crm.payload.jobs.queue({ input: {}, task: 'qrSync' } as never)
  await crm.runJobs()
  expect(crm.inHubSpot('first@example.org')).toBeDefined()
})

it('"Try again" takes up at once what a halted run left waiting', async () => {
  // all but writing contacts
  crm.hubspot.scopes([
    'crm.objects.contacts.read',
    'crm.schemas.contacts.read',
    'crm.schemas.contacts.write',
  ])
  const contact = await owner('halted@example.org', 'HALTED')
  await crm.runJobs()
  const [row] = await crm.find('qr-syncs', { contact: { equals: contact } })
  expect(row).toMatchObject({ state: 'waiting' })
  expect(Date.parse(String(row?.dueAt))).toBeGreaterThan(Date.now())
  crm.hubspot.scopes(null)
  const store = crmStoreOf(crm.payload)
  expect(await store.retrySync({ contact: contact + 1_000 })).toBe(0)
  expect(await store.retrySync({ target: 'hubspot:default' })).toBe(1)
  await crm.payload.jobs.queue({ input: {}, task: 'qrSync' } as never)
  await crm.runJobs()
  expect(crm.inHubSpot('halted@example.org')).toBeDefined()
})

it('finds scans that were stored long after they were made', async () => {
  await owner('badge@example.org', 'BADGE')
  await crm.scan('BADGE')
  await sweepQR(crm.payload)
  expect(await crm.contact('badge@example.org')).toMatchObject({ scanCount: 1 })
  // a scan of an hour ago that comes in now, as after an outage: it is not the code's last one
  const { rows } = await pool.query<{ at: string }>(
    'SELECT max(last_scan_at)::text AS at FROM qr_counters',
  )
  await crm.scan('BADGE')
  await pool.query(`UPDATE qr_scans SET scanned_at = scanned_at - interval '1 hour' WHERE scanned_at > $1`, [rows[0]?.at]) // prettier-ignore
  await pool.query('UPDATE qr_counters SET last_scan_at = $1 WHERE last_scan_at > $1', [
    rows[0]?.at,
  ])
  await sweepQR(crm.payload)
  expect(await crm.contact('badge@example.org')).toMatchObject({ scanCount: 2 })
  expect(await crmStoreOf(crm.payload).contactsToRefresh(10)).toEqual([])
})

describe('when the database refuses one contact', () => {
  let broken = 0
  beforeAll(async () => {
    broken = await owner('broken@example.org', 'BROKEN')
    await owner('sound@example.org', 'SOUND')
    await pool.query(`CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN
      RAISE EXCEPTION 'refused: %', OLD.email; END $$ LANGUAGE plpgsql`)
    await pool.query(`CREATE TRIGGER refuse BEFORE UPDATE OR DELETE ON qr_contacts
      FOR EACH ROW WHEN (OLD.email = 'broken@example.org') EXECUTE FUNCTION refuse()`)
  })
  afterAll(() => pool.query('DROP TRIGGER refuse ON qr_contacts'))

  it('the sweep does all the rest, and the log names nobody', async () => {
    await crm.scan('BROKEN')
    await crm.scan('SOUND')
    crm.vivenu.buy({ email: 'buyer@example.org', tickets: 1 })
    await crm.vivenu.settled()
    await pool.query('DELETE FROM payload_jobs')
    await pool.query(`INSERT INTO qr_deliveries (delivery_id, state, done_at)
      VALUES ('old', 'done', now() - interval '91 days')`)
    const from = crm.log.length
    await sweepQR(crm.payload)
    expect(await crm.contact('sound@example.org')).toMatchObject({ scanCount: 1 })
    expect(await crm.find('qr-deliveries', { deliveryId: { equals: 'old' } })).toEqual([])
    const jobs = await crm.find('payload-jobs')
    expect(jobs.map(({ taskSlug }) => taskSlug)).toContain('qrApply')
    const log = crm.log.slice(from).join('\n')
    expect(log).toContain(`sweep, contact ${broken}: `)
    expect(log).not.toMatch(/@example\.org/)
    await crm.runJobs()
    expect(crm.inHubSpot('buyer@example.org')).toMatchObject({ qr_tickets: '1' })
  })

  it('an erasure that fails says so, changes nothing, and the log names nobody', async () => {
    const data = { email: 'crm@staff.test', password: 'test', role: 'crm' }
    await crm.payload.create({ collection: 'users', data: data as never })
    const { token } = await crm.payload.login({ collection: 'users', data })
    const from = crm.log.length
    const answer = await crm.site.fetch(`/api/qr-contacts/${broken}/erase`, {
      body: JSON.stringify({ confirm: true }),
      headers: { Authorization: `JWT ${token}`, 'content-type': 'application/json' },
      method: 'POST',
    })
    expect(answer.status).toBe(500)
    const { errors } = (await answer.json()) as { errors: { message: string }[] }
    expect(errors[0]?.message).toMatch(/could not be erased; nothing has changed/)
    expect(crm.log.slice(from).join('\n')).toContain(`erasing contact ${broken}: `)
    expect(crm.log.slice(from).join('\n')).not.toMatch(/@example\.org/)
    expect(await crm.contact('broken@example.org')).toBeDefined()
    expect(await crm.find('qr-suppressions')).toEqual([])
  })
})

it('one limit for all processes is the one headers told last, up and down', async () => {
  const open = () => crmStoreOf(crm.payload).gate('hubspot:told', { abandonedMs: 60_000 })
  const taken = async (most: number) => {
    let count = 0
    while (count < most && (await open().take()).permit) count++
    return count
  }
  const { permit } = await open().take()
  await open().settle(permit ?? '', { ...NOTHING, intervalMs: 10_000, max: 110 })
  // one place is still taken
  expect(await taken(200)).toBe(109)
  await pool.query(
    `UPDATE qr_targets SET gate = gate || '{"places": {}}' WHERE name = 'hubspot:told'`,
  )
  await open().settle('', { ...NOTHING, max: 2 })
  expect(await taken(200)).toBe(2)
  await open().settle('', { ...NOTHING, max: 5 })
  expect(await taken(200)).toBe(3)
})
