import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { recordFormSubmission } from '../../plugin/index.js'
import { startCRM } from './startCRM.js'

let crm: CRMTest

beforeAll(async () => {
  crm = await startCRM({ contacts: true, forms: true })
  await crm.createCode({ code: 'POSTER' })
})
afterAll(() => crm.stop())

type Claim = { consent?: boolean; source?: string; verified?: boolean }
const claim = async (email: string, more: Claim = {}, scanId?: null | string) => {
  const id = scanId ?? (await crm.scan('POSTER'))
  await recordFormSubmission({ email, payload: crm.payload, scanId: id, ...more })
  return id
}
const edit = async (email: string, consent: Record<string, unknown>) => {
  const { id } = (await crm.contact(email)) ?? {}
  await crm.payload.update({ id, collection: 'qr-contacts', data: { consent } } as never)
}
const consentOf = async (email: string) => (await crm.contact(email))?.consent

describe('consent that was withdrawn', () => {
  it('is not given again by a form anybody can send', async () => {
    const email = 'gone@example.org'
    await claim(email, { consent: true, source: 'newsletter' })
    await crm.runJobs()
    expect(await consentOf(email)).toMatchObject({ given: true, source: 'newsletter' })
    // sent before the withdrawal, applied after it
    await claim(email, { consent: true, source: 'late' })
    await edit(email, { given: false })
    await crm.runJobs()
    await claim(email, { consent: true, source: 'mallory' })
    await crm.runJobs()
    const consent = await consentOf(email)
    expect(consent).toMatchObject({ given: false, source: 'newsletter' })
    expect(Date.parse(String(consent?.withdrawnAt))).toBeGreaterThan(Date.parse(consent?.at))
    expect(await crm.contact(email)).toMatchObject({ scanCount: 3 })
  })

  it('is given again by a verified form that was sent after it, and by no older one', async () => {
    const email = 'back@example.org'
    await claim(email, { consent: true, source: 'first', verified: true })
    await crm.runJobs()
    await claim(email, { consent: true, source: 'older', verified: true })
    await edit(email, { given: false })
    await crm.runJobs()
    expect(await consentOf(email)).toMatchObject({ given: false })
    const { withdrawnAt } = await consentOf(email)
    await claim(email, { consent: true, source: 'newer', verified: true })
    await crm.runJobs()
    const consent = await consentOf(email)
    expect(consent).toMatchObject({ given: true, source: 'newer', withdrawnAt })
    expect(Date.parse(consent?.at)).toBeGreaterThan(Date.parse(withdrawnAt))
  })
})

it('consent given anew says when and by what anew; nobody writes when it was withdrawn', async () => {
  const email = 'anew@example.org'
  await claim(email, { consent: true, source: 'newsletter' })
  await crm.runJobs()
  const { at } = await consentOf(email)
  await edit(email, { given: false, withdrawnAt: '2000-01-01T00:00:00.000Z' })
  const { withdrawnAt } = await consentOf(email)
  expect(Date.parse(withdrawnAt)).toBeGreaterThan(Date.parse(at))
  await edit(email, { given: true, withdrawnAt: null })
  const consent = await consentOf(email)
  expect(consent).toMatchObject({ given: true, source: null, withdrawnAt })
  expect(Date.parse(consent?.at)).toBeGreaterThanOrEqual(Date.parse(withdrawnAt))
})

it('a box ticked when the same form is sent again is consent', async () => {
  const email = 'second@example.org'
  const id = await claim(email)
  await crm.runJobs()
  expect(await consentOf(email)).toMatchObject({ given: false })
  await claim(email, { consent: true }, id)
  await claim(email, { consent: true }, id)
  await crm.runJobs()
  expect(await consentOf(email)).toMatchObject({ given: true, source: 'form' })
  expect(await crm.contact(email)).toMatchObject({ scanCount: 1 })
})

it('twenty claims a day and contact count, also of ids that were kept for long', async () => {
  const email = 'hoard@example.org'
  const ids: (null | string)[] = []
  for (let n = 0; n < 22; n++) ids.push(await crm.scan('POSTER'))
  const { pool } = crm.payload.db as unknown as { pool: { query: (text: string) => Promise<unknown> } } // prettier-ignore
  const past = `scanned_at = scanned_at - interval '2 days'`
  await pool.query(`UPDATE qr_scan_ids SET ${past} WHERE bound_at IS NULL`)
  await pool.query(`UPDATE qr_scans SET ${past} WHERE scan_id IN (SELECT scan_id FROM qr_scan_ids WHERE bound_at IS NULL)`) // prettier-ignore
  for (const id of ids) await claim(email, {}, id)
  await crm.runJobs()
  expect(await crm.contact(email)).toMatchObject({ scanCount: 20 })
})
