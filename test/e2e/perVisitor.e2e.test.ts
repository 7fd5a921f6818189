import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { expectAccessible } from './expectAccessible.js'
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

const fold = () => page.locator('#field-schedule')
const field = (name: string) => fold().locator(`[id="field-${name}"]`)
const scan = (code: string, n: number) =>
  fetch(`${siteURL}/q/${code}`, {
    headers: { ...IPHONE, 'x-forwarded-for': `73.162.78.${n}` },
    redirect: 'manual',
  })

it('an editor limits a code to once per visitor, writes its page, sees it, and phones get it', async () => {
  const code = `ONCE${Date.now() % 1e7}`.replaceAll(/[01]/g, 'Z')
  await visit(page, `${siteURL}/admin/collections/qr-codes/create`, { waitUntil: 'networkidle' })
  await heard(page, () => page.fill('#field-title', code))
  await heard(page, () => page.fill('#field-code', code))
  await heard(page, () => page.fill('[id="field-destination__url"]', 'https://example.com/inner'))
  await fold().scrollIntoViewIfNeeded()
  await press(fold().locator('summary').first())
  // no page that nobody can come to
  expect(await field('pages__alreadyUsed__title').count()).toBe(0)
  await heard(page, () => field('scansPerVisitor').fill('1'))
  await field('pages__alreadyUsed__title').waitFor()
  expect(await field('pages__usedUp__title').count()).toBe(0)
  await heard(page, () => field('pages__alreadyUsed__title').fill('One each'))
  await heard(page, () => field('pages__alreadyUsed__url').fill('example.com/more'))

  const goes = page.locator('section[aria-labelledby="qr-goes"]')
  await goes.scrollIntoViewIfNeeded()
  await goes.getByText('once per visitor').waitFor()
  await press(goes.getByText('What people see while the code is off'))
  await press(goes.getByRole('button', { name: 'Turned away: came again' }))
  await goes.frameLocator('iframe').getByRole('heading', { name: 'One each' }).waitFor()

  await heard(page, () => page.click('#action-save'))
  await page.waitForURL(/\/qr-codes\/\d+/)
  await page.getByText('Sends people on, once per visitor').waitFor()
  await until(async () => ((await scan(code, 1)).status === 302 ? true : null))
  const again = await scan(code, 1)
  expect(again.status).toBe(410)
  const html = await again.text()
  expect(html).toContain('<h1>One each</h1>')
  expect(html).toContain('href="https://example.com/more"')
  expect((await scan(code, 2)).status).toBe(302)
})

it('axe finds nothing in the fields, light and dark', async () => {
  const address = page.url()
  await expectAccessible(page, async () => {
    await visit(page, address, { waitUntil: 'networkidle' })
    await fold().scrollIntoViewIfNeeded()
    await field('pages__alreadyUsed__title').waitFor()
  }, ['#field-schedule summary', '#field-schedule .qr-muted'])
})
