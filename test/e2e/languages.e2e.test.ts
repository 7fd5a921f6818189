import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')

let browser: Browser
let page: Page
let code: number
let campaign: number
const said: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
  const first = async (collection: string, query = '') => {
    const answer = await page.request.get(`${siteURL}/api/${collection}?limit=1&depth=0${query}`)
    return ((await answer.json()) as { docs: { id: number }[] }).docs[0]!.id
  }
  code = await first('qr-codes', '&where[code][equals]=STADIUM')
  campaign = await first('qr-campaigns')
  page.on('console', (message) => {
    // hydration warnings are among them
    if (message.type() === 'error') said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
})
afterAll(() => browser?.close())

it.each([
  ['de', 'QR-Codes'],
  ['en', 'QR Codes'],
  ['es', 'Códigos QR'],
  ['fr', 'Codes QR'],
  ['ru', 'QR-коды'],
])('every screen in %s, without a word in the console', async (language, codes) => {
  await page.context().addCookies([{ name: 'payload-lng', url: siteURL, value: language }])
  const screens = [
    ['collections/qr-codes', 'tbody tr'],
    [`collections/qr-codes/${code}`, '.qr-hero'],
    [`collections/qr-codes/${code}/analytics`, '.qr-stats__panels[aria-busy=false]'],
    ['collections/qr-codes/create', '.qr-hero'],
    ['collections/qr-campaigns', 'tbody tr'],
    [`collections/qr-campaigns/${campaign}`, '.qr-cockpit__figures'],
    ['collections/qr-scans', 'tbody tr'],
    ['collections/qr-designs/create', '.qr-design'],
    ['collections/qr-reports/create', '#field-title'],
    ['qr-analytics?compareCodes=STADIUM,CLUB', '.qr-compare__codes'],
    ['qr-alerts', '.qr-missed'],
  ] as const
  for (const [path, shown] of screens) {
    said.length = 0
    await visit(page, `${siteURL}/admin/${path}`)
    await page.locator(shown).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    // a key that has no text is shown as it is
    expect(await page.locator('body').innerText()).not.toMatch(/plugin-qr:/)
    // pages of our own say what they are about; Payload's have no landmark for it
    if (path.startsWith('qr-')) expect(await page.locator('main h1').count(), path).toBe(1)
    expect(said, path).toEqual([])
  }
  await page.locator('nav').getByText(codes, { exact: true }).first().waitFor()
})
