import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { overview, ready, siteURL } from './analyticsView.js'
import { expectAccessible } from './expectAccessible.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

let browser: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
})
afterAll(() => browser?.close())

const panel = () => page.locator('.qr-compare')
const names = async () =>
  (await panel().locator('.qr-compare__codes tbody small').allInnerTexts()).join(' ')

it('codes are chosen, compared, and taken away again, all in the address', async () => {
  await visit(page, overview)
  await ready(page)
  expect(await panel().count()).toBe(0)
  await page.getByRole('combobox', { exact: true, name: 'Compare codes' }).fill('STADIUM')
  await page.getByRole('option', { name: /STADIUM/ }).click()
  await panel().locator('.qr-compare__codes').waitFor()
  await page.getByRole('combobox', { exact: true, name: 'Compare codes' }).fill('SOLDOUT')
  await page.getByRole('option', { name: /SOLDOUT/ }).click()
  await until(async () => ((await names()) === 'STADIUM SOLDOUT' ? true : null))
  expect(new URL(page.url()).searchParams.get('compareCodes')).toBe('STADIUM,SOLDOUT')
  await panel().locator('svg.recharts-surface').waitFor()
  await press(panel().getByText('Show as table'))
  expect(await panel().locator('.qr-card__numbers thead th').count()).toBe(3)
  await press(
    panel()
      .getByRole('button', { name: /^Stop comparing .+/ })
      .first(),
  )
  await until(async () => ((await names()) === 'SOLDOUT' ? true : null))
  await page.goBack()
  await until(async () => ((await names()) === 'STADIUM SOLDOUT' ? true : null))
})

it('what is wrong in the address is said, and the rest is shown', async () => {
  await visit(page, `${overview}?compareCodes=STADIUM,NOPE,CLUB,PAUSED,SOLDOUT,EXPIRED,SOON`)
  await panel().getByText('There is no code that you can see: NOPE.').waitFor()
  await panel().getByText('At most 5 codes are compared. Left out: EXPIRED, SOON.').waitFor()
  expect(await names()).toBe('STADIUM CLUB PAUSED SOLDOUT')
  await press(panel().getByRole('button', { exact: true, name: 'Stop comparing' }))
  await panel().waitFor({ state: 'detached' })
})

it('can be read by everybody, in the dark and on a phone', async () => {
  await expectAccessible(
    page,
    async (of) => {
      await visit(of, `${overview}?compareCodes=STADIUM,CLUB,PAUSED,SOLDOUT,SOON`)
      await of.locator('.qr-compare__codes').waitFor()
    },
    ['.qr-compare'],
  )
})

it('lists what people scanned that is no code, with what it looks like', async () => {
  for (const last of [1, 2]) {
    const headers = { ...IPHONE, 'x-forwarded-for': `73.162.78.${last}` }
    expect((await fetch(`${siteURL}/q/STADIUN`, { headers })).status).toBe(404)
  }
  const alerts = `${siteURL}/admin/qr-alerts`
  const row = page.locator('.qr-missed tbody tr', { hasText: 'STADIUN' })
  await until(async () => {
    await visit(page, alerts)
    return (await row.count()) > 0 ? true : null
  }, 60_000)
  expect(await row.innerText()).toMatch(/\(STADIUM\)/)
  await expectAccessible(page, async (of) => void (await visit(of, alerts)), ['.qr-missed'])
})

it('a report is made by a marketer', async () => {
  await visit(page, `${siteURL}/admin/collections/qr-reports/create`)
  await page.fill('#field-title', 'Every Monday')
  await page.locator('#field-receivers input').fill('manager')
  await page.getByRole('option', { name: /manager@example\.com/ }).click()
  await press(page.locator('#action-save'))
  await page.waitForURL((url) => /qr-reports\/\d+/.test(url.pathname))
  const id = /qr-reports\/(\d+)/.exec(page.url())![1]
  const saved = await page.request.get(`${siteURL}/api/qr-reports/${id}?depth=0`)
  expect(await saved.json()).toMatchObject({ every: 'week', title: 'Every Monday' })
  await page.request.delete(`${siteURL}/api/qr-reports/${id}`)
  expect(errors.filter((text) => !/404|favicon/.test(text))).toEqual([])
})
