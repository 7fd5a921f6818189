import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { figure, ready, siteURL, stored, untilScansAre } from './analyticsView.js'
import { expectAccessible } from './expectAccessible.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

let browser: Browser
let manager: Page
let tab: string

beforeAll(async () => {
  browser = await launchBrowser()
  manager = await signIn(browser, siteURL, 'manager')
  const answer = await manager.request.post(`${siteURL}/api/qr-codes`, {
    data: {
      destination: { type: 'url', url: 'https://tickets.example/final' },
      scanLimit: 1,
      title: 'Sold out at once',
    },
  })
  const { code, id } = ((await answer.json()) as { doc: { code: string; id: number } }).doc
  for (let people = 0; people < 3; people++) {
    await fetch(`${siteURL}/q/${code}`, {
      headers: { ...IPHONE, 'x-forwarded-for': `73.162.10.${people + 1}` },
      redirect: 'manual',
    })
  }
  await until(async () => (await stored(manager, { '[code][equals]': code })) === 3 || null, 30_000)
  tab = `${siteURL}/admin/collections/qr-codes/${id}/analytics`
})
afterAll(() => browser?.close())

it('people who were turned away are a figure, a table with a filter, and said in the live feed', async () => {
  await visit(manager, tab)
  await ready(manager)
  expect(await figure(manager, 'Scans')).toBe(3)
  expect(await figure(manager, 'Sent on')).toBe(1)
  expect(await figure(manager, 'Turned away')).toBe(2)
  await manager.locator('.qr-live').getByText('Turned away: used up').nth(1).waitFor()

  const card = manager.locator('.qr-card', { has: manager.getByText('What became of scans') })
  expect(await card.locator('tbody tr').allInnerTexts()).toEqual([
    expect.stringMatching(/^Turned away: used up\s+2\b/),
    expect.stringMatching(/^Sent on\s+1\b/),
  ])
  await card.getByRole('button', { name: 'Turned away: used up' }).click()
  await untilScansAre(manager, (scans) => scans === 2)
  expect(manager.url()).toContain('outcome=used-up')
  await manager.getByRole('button', { name: 'Remove filter Turned away: used up' }).click()
  await untilScansAre(manager, (scans) => scans === 3)
  const choice = manager.getByRole('combobox', { exact: true, name: 'Outcome' })
  await choice.selectOption('turned-away')
  await untilScansAre(manager, (scans) => scans === 2)
  expect(await figure(manager, 'Sent on')).toBe(0)
  await manager.goBack()
  await untilScansAre(manager, (scans) => scans === 3)
})

it('axe finds nothing in who was turned away, light and dark; nothing scrolls sideways on a phone', async () => {
  const page = await manager.context().newPage()
  await expectAccessible(page, async () => {
    await visit(page, `${tab}?outcome=turned-away`)
    await ready(page)
  })
  await page.close()
})
