import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodePNG } from '../decode/decodePNG.js'
import { until } from '../until.js'
import { heard } from './heard.js'
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

const choose = async (field: string, option: string): Promise<void> => {
  await press(page.locator(`#field-${field} .rs__control`))
  await heard(page, () => press(page.getByRole('option', { exact: true, name: option })))
}

const decoded = () =>
  until(async () =>
    decodePNG(await page.locator('.qr-symbol__image').screenshot()).catch(() => null),
  )

it('an editor makes a symbol for the guests’ Wi-Fi, and sees what it carries', async () => {
  await visit(page, `${siteURL}/admin/collections/qr-codes/create`, { waitUntil: 'networkidle' })
  await heard(page, () => page.fill('#field-title', `Guests ${Date.now()}`))
  await choose('kind', 'The content itself (static)')
  await page.getByText('never touches this server').waitFor()
  await page.locator('[id="field-destination__url"]').waitFor({ state: 'detached' })

  await choose('content__type', 'Wi-Fi')
  await heard(page, () => page.fill('[id="field-content__network"]', 'Gäste; Tribüne'))
  await page.getByText('Fill in the password').first().waitFor()
  await page.fill('[id="field-content__password"]', 'Tor:12345')
  const carried = 'WIFI:T:WPA;P:Tor\\:12345;S:Gäste\\; Tribüne;;'
  expect(await decoded()).toBe(carried)

  await page.click('#action-save')
  await page.waitForURL(/qr-codes\/\d+/)
  expect(await decoded()).toBe(carried)
  const download = page.waitForEvent('download')
  await press(page.getByRole('link', { exact: true, name: 'SVG' }))
  await download

  // What was taken may be in print.
  await page.fill('[id="field-content__password"]', 'Tor:123456')
  await page.getByText('keeps the old content').waitFor()
})
