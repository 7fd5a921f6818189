import { formBuilderPlugin } from '@payloadcms/plugin-form-builder'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { inTransaction } from '../../src/store/postgres/inTransaction.js'
import { startCRM } from './startCRM.js'

let crm: CRMTest
let form: number | string

beforeAll(async () => {
  crm = await startCRM({ contacts: true, forms: true }, {}, (config) => ({
    ...config,
    editor: lexicalEditor(),
    plugins: [...(config.plugins ?? []), formBuilderPlugin({ fields: {} })],
  }))
  const made = await crm.payload.create({
    collection: 'forms' as never,
    data: { title: 'Newsletter', confirmationType: 'redirect', redirect: { url: '/' } } as never,
  })
  form = (made as { id: number }).id
  await crm.createCode({ code: 'POSTER' })
})
afterAll(() => crm.stop())

/** Sends a form and tells whether it is kept. */
const submit = async (values: Record<string, string>) => {
  const id = await crm.scan('POSTER')
  const submissionData = Object.entries({ ...values, qr_scan_id: String(id) }).map(
    ([field, value]) => ({ field, value }),
  )
  const answer = await crm.site.fetch('/api/form-submissions', {
    body: JSON.stringify({ form, submissionData }),
    headers: { 'Content-Type': 'application/json', 'x-forwarded-for': '203.0.113.5' },
    method: 'POST',
  })
  const { doc } = (await answer.json()) as { doc?: { id: number } }
  const kept = await crm.find('form-submissions', { id: { equals: doc?.id ?? 0 } })
  return { kept: kept.length === 1, status: answer.status }
}

describe('a form that was sent is kept', () => {
  it('whatever the names and the address in it are made of', async () => {
    const name = `${'a'.repeat(99)}🎉`
    expect(await submit({ email: 'emoji@example.org', firstName: name })).toEqual({ kept: true, status: 201 }) // prettier-ignore
    expect(await submit({ email: 'half\ud83d@example.org' })).toEqual({ kept: true, status: 201 })
    expect(await crm.find('qr-deliveries')).toHaveLength(1)
    await crm.runJobs()
    expect(await crm.contact('emoji@example.org')).toMatchObject({ firstName: 'a'.repeat(99) })
  })

  it('also when the database refuses what we make of it, which is taken back alone', async () => {
    const spy = vi
      .spyOn(crmStoreOf(crm.payload), 'fillDelivery')
      .mockImplementation(async (req) => void (await inTransaction(req, 'SELECT 1 / 0')))
    const answer = await submit({ email: 'refused@example.org' })
    spy.mockRestore()
    expect(answer).toEqual({ kept: true, status: 201 })
    expect(await crm.find('qr-deliveries', { state: { equals: 'waiting' } })).toEqual([])
    expect(crm.log.join('\n')).toContain('the scan of a form submission was not recorded')
    expect(crm.log.join('\n')).not.toContain('refused@')
  })
})
