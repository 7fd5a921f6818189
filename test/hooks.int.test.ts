import type { ScanRecord } from 'payload-plugin-qr/types'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

let site: TestPayload
const told: { scan: ScanRecord; stored: number }[] = []
let failing = false

beforeAll(async () => {
  site = await startPayload({
    beforeRedirect: ({ facts, url }) => {
      if (failing) throw new Error('broken hook')
      return facts.headers.get('accept-language')?.startsWith('de') ? `${url}&lang=de` : null
    },
    onScan: async ({ payload, scans }) => {
      for (const scan of scans) {
        const where = { scanId: { equals: scan.scanId } }
        const { totalDocs } = await payload.count({ collection: 'qr-scans', where })
        told.push({ scan, stored: totalDocs })
      }
      if (failing) throw new Error('broken hook')
    },
  })
  await site.payload.create({
    collection: 'qr-codes',
    data: {
      code: 'HOOK',
      destination: { type: 'url', url: 'https://tickets.example/?x=1' },
      title: 'Hook',
    },
  })
})
afterAll(() => site?.stop())

const scan = async (language: string) => {
  const response = await site.fetch('/api/q/HOOK', {
    headers: { ...IPHONE, 'accept-language': language, 'x-forwarded-for': '73.162.10.20' },
  })
  return response.headers.get('location')
}

it('a host can change where a scan leads, and hears of scans that are stored', async () => {
  const german = await scan('de')
  expect(german).toMatch(/^https:\/\/tickets\.example\/\?x=1&utm_source=qr.*&lang=de$/)
  expect(await scan('en')).not.toContain('lang')
  await until(async () => (told.length === 2 ? true : null))
  expect(told.map(({ stored }) => stored)).toEqual([1, 1])
  expect(told[0]!.scan).toMatchObject({ code: 'HOOK', country: 'US', destination: german })
})

it('hooks that fail change neither answers nor records', async () => {
  failing = true
  expect(await scan('de')).not.toContain('lang')
  await until(async () => {
    const { totalDocs } = await site.payload.count({ collection: 'qr-scans' })
    return totalDocs === 3 ? true : null
  })
})
