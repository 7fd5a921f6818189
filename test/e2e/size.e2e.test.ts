import type { Browser, BrowserContext } from 'playwright-core'

import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { signIn } from './signIn.js'

const siteURL = inject('siteURL')
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
  context = (await signIn(browser, siteURL, 'admin')).context()
})
afterAll(() => browser?.close())

/** Scripts of a page, each with its size in bytes when compressed, charts drawn below included. */
const scriptsOf = async (path: string, ready: string) => {
  const page = await context.newPage()
  const loading: Promise<[string, number]>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    const size = response.body().then((body) => gzipSync(body).length)
    const told = size.then((bytes): [string, number] => [response.url(), bytes])
    // One that comes when all were taken goes with its page.
    told.catch(() => undefined)
    loading.push(told)
  })
  await page.goto(siteURL + path, { waitUntil: 'networkidle' })
  await page.locator(ready).first().waitFor()
  for (const part of await page.locator('.qr-card').all()) await part.scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
  const scripts = new Map(await Promise.all(loading))
  await page.close()
  return scripts
}

/** Kilobytes of the scripts that `page` has and `other` does not. */
const added = (page: Map<string, number>, other: Map<string, number>) => {
  let bytes = 0
  for (const [url, size] of page) if (!other.has(url)) bytes += size
  return Math.round(bytes / 100) / 10
}

const newContact = async (): Promise<number> => {
  const data = { email: `size${Date.now()}@example.com` }
  const answer = await context.request.post(`${siteURL}/api/qr-contacts`, { data })
  return ((await answer.json()) as { doc: { id: number } }).doc.id
}

it('the analytics view adds 220 KB of script at most, other pages 15 KB', async () => {
  const list = await scriptsOf('/admin/collections/users', 'tbody tr')
  const edit = await scriptsOf('/admin/collections/users/1', '#field-email')
  const contact = `/admin/collections/qr-contacts/${await newContact()}`
  const sizes = {
    analytics: added(await scriptsOf('/admin/qr-analytics', 'svg.recharts-surface'), list),
    code: added(await scriptsOf('/admin/collections/qr-codes/1', '.qr-panel'), edit),
    contact: added(await scriptsOf(contact, '.qr-contact'), edit),
    crm: added(await scriptsOf('/admin/qr-crm', '.qr-crm .qr-card'), list),
    codes: added(await scriptsOf('/admin/collections/qr-codes', 'tbody tr'), list),
    dashboard: added(await scriptsOf('/admin', '.qr-live li'), list),
    scans: added(await scriptsOf('/admin/collections/qr-scans', 'tbody tr'), list),
  }
  process.stdout.write(`KB of script added: ${JSON.stringify(sizes)}\n`)
  const { analytics, ...others } = sizes
  expect(analytics).toBeGreaterThan(0)
  expect(analytics).toBeLessThanOrEqual(220)
  for (const [name, size] of Object.entries(others)) {
    expect(size, name).toBeLessThanOrEqual(15)
  }
})
