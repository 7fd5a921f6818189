import type { Browser, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodePNG } from '../decode/decodePNG.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

/** What a phone sends; the demo believes a proxy on its own machine. */
const scan = (url: string, address = '91.10.0.1'): Promise<Response> =>
  fetch(url, { headers: { ...IPHONE, 'x-forwarded-for': address }, redirect: 'manual' })

it('a code goes from the admin to print, to a phone, to the scans, and can be paused', async () => {
  const title = `Poster ${Date.now()}`
  await visit(page, `${siteURL}/admin/collections/qr-codes/create`)
  await page.fill('#field-title', title)
  await page.fill('[id="field-destination__url"]', `${siteURL}/menu?table=7#drinks`)
  await page.click('#action-save')
  await page.waitForURL(/qr-codes\/\d+/)

  const download = page.waitForEvent('download')
  await press(page.getByRole('link', { exact: true, name: 'PNG' }))
  const png = await readFile(await (await download).path())
  const printed = await decodePNG(png)
  expect(printed).toMatch(/^http:\/\/LOCALHOST:\d+\/Q\/[2-9A-HJ-NP-Z]{6}$/)
  const code = printed.split('/').at(-1)!

  const answer = await until(async () => {
    const response = await scan(printed)
    return response.status === 302 ? response : null
  })
  const location = answer.headers.get('location')!
  // the site takes scan ids, a random one for each scan
  expect(location.replace(/&qr_scan_id=[\w-]{24}/, '')).toBe(
    `${siteURL}/menu?table=7&utm_source=qr&utm_medium=print&utm_content=${code}#drinks`,
  )
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const landing = await fetch(location)
  expect(landing.status).toBe(200)
  expect(await landing.text()).toContain('Menu')

  const row = await until(async () => {
    await visit(page, `${siteURL}/admin/collections/qr-scans?search=${code}`)
    const found = page.locator('tbody tr', { hasText: code })
    return (await found.count()) > 0 ? found.first() : null
  })
  const text = await row.innerText()
  expect(text).toMatch(/Germany|DE/)
  expect(text).toMatch(/mobile|Mobile/)
  const { docs } = (await page.evaluate(
    async (path) => (await fetch(path)).json(),
    `${siteURL}/api/qr-scans?where[code][equals]=${code}`,
  )) as { docs: Record<string, string>[] }
  expect(docs[0]).toMatchObject({ country: 'DE', deviceType: 'mobile', trafficClass: 'human' })
  expect(docs[0]!.city).toBeTruthy()
  expect(Date.now() - Date.parse(docs[0]!.scannedAt!)).toBeLessThan(120_000)

  await visit(page, `${siteURL}/admin/collections/qr-codes?search=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title }).first().click()
  await page.waitForURL(/qr-codes\/\d+/)
  await press(page.getByRole('switch', { name: 'Leads people on' }))
  const off = await until(async () => {
    const response = await scan(printed)
    return response.status === 410 ? response : null
  })
  expect(await off.text()).toContain('<html lang="en"')
})

it('a cold browser is counted once', async () => {
  const before = await count('STADIUM')
  // a browser that has never seen the site: where client hints are demanded it asks twice
  const cold = await launchBrowser()
  try {
    const visitor = await (await cold.newContext({ userAgent: CHROME })).newPage()
    await visitor.goto(`${siteURL}/q/STADIUM`)
    expect(visitor.url()).toContain('utm_content=STADIUM')
  } finally {
    await cold.close()
  }
  await until(async () => ((await count('STADIUM')) > before ? true : null))
  // the batch that holds the first request would hold its repeat as well
  expect(await count('STADIUM')).toBe(before + 1)
})

it('a second phone of the same model on the same network is counted as well, within three seconds', async () => {
  const before = await count('STADIUM')
  // started first, so that the second scan is no later than a person behind the first
  const phones = await Promise.all([launchBrowser(), launchBrowser()])
  const pages = await Promise.all(
    phones.map(async (phone) => (await phone.newContext(PIXEL)).newPage()),
  )
  try {
    await Promise.all(pages.map((visitor) => visitor.goto(`${siteURL}/q/STADIUM`)))
  } finally {
    await Promise.all(phones.map((phone) => phone.close()))
  }
  await until(async () => ((await count('STADIUM')) > before + 1 ? true : null))
  expect(await count('STADIUM')).toBe(before + 2)
  const [second, first] = await newest('STADIUM')
  expect(Date.parse(second!.scannedAt) - Date.parse(first!.scannedAt)).toBeLessThan(3_000)
  // the same visitor: nothing in what they send tells them apart
  expect(second).toMatchObject({ deviceType: 'mobile', trafficClass: first!.trafficClass })
  expect(second!.visitor).toBe(first!.visitor)
  expect([first!.repeats ?? 0, second!.repeats ?? 0]).toEqual([0, 0])
})

const PIXEL = {
  hasTouch: true,
  isMobile: true,
  userAgent:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36',
}

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

type Scan = {
  repeats?: null | number
  scannedAt: string
  trafficClass: string
  visitor: null | string
}

async function found(code: string): Promise<{ docs: Scan[]; totalDocs: number }> {
  const path = `${siteURL}/api/qr-scans?limit=2&where[code][equals]=${code}`
  return page.evaluate(async (asked) => (await fetch(asked)).json(), path)
}

const count = async (code: string): Promise<number> => (await found(code)).totalDocs
const newest = async (code: string): Promise<Scan[]> => (await found(code)).docs
