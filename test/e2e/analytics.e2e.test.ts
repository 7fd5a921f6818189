import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { noonZone } from '../noonZone.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { days, figure, overview, ready, siteURL, stored } from './analyticsView.js'
import { expectAccessible } from './expectAccessible.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

let browser: Browser
let analyst: Page
let manager: Page

beforeAll(async () => {
  browser = await launchBrowser()
  analyst = await signIn(browser, siteURL, 'analyst')
  manager = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

const newCode = async (title: string) => {
  const answer = await manager.request.post(`${siteURL}/api/qr-codes`, {
    data: { destination: { type: 'url', url: 'https://tickets.example/derby' }, title },
  })
  return ((await answer.json()) as { doc: { code: string; id: number } }).doc
}
const scan = (code: string) =>
  fetch(`${siteURL}/q/${code}`, {
    headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' },
    redirect: 'manual',
  })

describe('the overview', () => {
  it('shows an analyst what was scanned, as the stored scans have it', async () => {
    await visit(analyst, `${overview}?from=${days(9)}&to=${days(3)}`)
    await ready(analyst)
    const range = {
      '[scannedAt][greater_than_equal]': `${days(9)}T00:00:00.000Z`,
      '[scannedAt][less_than]': `${days(2)}T00:00:00.000Z`,
      '[trafficClass][equals]': 'human',
    }
    expect(await figure(analyst, 'Scans')).toBe(await stored(analyst, range))
    const places = analyst.locator('.qr-card', { has: analyst.getByText('Countries') }).first()
    const germany = await places.locator('tr', { hasText: 'Germany' }).innerText()
    const inGermany = await stored(analyst, { ...range, '[country][equals]': 'DE' })
    expect(germany.replaceAll(',', '')).toContain(String(inGermany))
  })

  it('says in words and tables what its pictures show', async () => {
    await visit(analyst, `${overview}?range=30d`)
    await ready(analyst)
    const panel = (title: string) =>
      analyst.locator('.qr-card', { has: analyst.getByRole('heading', { name: title }) })
    const cells = (title: string, column: number) =>
      panel(title).locator(`.qr-card__scroll tbody tr > :nth-child(${column})`).allTextContents()

    const series = panel('Scans over time')
    await series.locator('summary').click()
    // a bar for each day and for each of those before; today is not over
    const bar = series.locator('svg .recharts-bar-rectangle path')
    await bar.first().waitFor()
    expect(await bar.and(series.locator('[fill*="hatch"]')).count()).toBe(1)
    expect(await bar.count()).toBeGreaterThan(30)
    expect(await series.locator('svg .recharts-curve').count()).toBe(0)
    const numbers = (await cells('Scans over time', 2)).map((text) => Number(text.replace(',', '')))
    const scans = await figure(analyst, 'Scans')
    expect(numbers).toHaveLength(30)
    expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(scans)
    expect(await series.locator('.qr-card__summary').innerText()).toMatch(/First scan: .*, last: /)
    expect((await cells('Scans over time', 3)).some((text) => /[1-9]/.test(text))).toBe(true)

    const map = panel('Where people scan')
    await map.locator('summary').click()
    const cities = await cells('Where people scan', 1)
    expect(cities.length).toBeGreaterThan(5)
    // a circle for each city in the table, and for nothing else
    expect(await map.locator('svg circle').count()).toBe(cities.length)
    expect(await map.locator('svg circle title').allTextContents()).toEqual(
      cities.map((city) => expect.stringContaining(city)),
    )

    const peak = panel('When people scan').locator('.qr-heat--peak')
    const [most] = (await peak.getAttribute('title'))!.match(/[\d,]+$/)!
    const said = await panel('When people scan').locator('.qr-card__summary').innerText()
    expect(said).toMatch(new RegExp(`^Peak: \\w+day .*with ${most} scans`))
    expect(await peak.innerText()).toBe(most)
  })

  it('ends a running day where the clock is, and says until when it is compared', async () => {
    const tz = noonZone()
    await visit(analyst, `${overview}?range=today&tz=${encodeURIComponent(tz)}`)
    await ready(analyst)
    const clock = (timeStyle: 'short') =>
      new Intl.DateTimeFormat('en', { timeStyle, timeZone: tz }).format(Date.now() - 60_000)
    const hint = analyst.locator('.qr-figures__one', { hasText: 'Visitors' })
    // the minute may end between the answer and the clock of this test
    const hour = clock('short').split(':')[0]!
    expect(await hint.innerText()).toMatch(
      new RegExp(`\\(until (${hour}|${Number(hour) + 1}):\\d\\d`),
    )
    const series = analyst.locator('.qr-card', {
      has: analyst.getByRole('heading', { name: 'Scans over time' }),
    })
    await series.locator('summary').click()
    const rows = series.locator('.qr-card__scroll tbody tr')
    expect(await rows.count()).toBeLessThan(15)
    expect(await rows.last().innerText()).toContain('so far')
    expect(await rows.filter({ hasText: 'so far' }).count()).toBe(1)
    await series.locator('svg .recharts-reference-dot').waitFor()
  })

  it('shows all of a ranking and finds in it', async () => {
    await visit(analyst, `${overview}?range=90d`)
    await ready(analyst)
    const places = analyst.locator('.qr-card--places').first()
    await places.getByRole('tab', { name: 'Cities' }).click()
    const rows = places.locator('tbody tr')
    expect(await rows.count()).toBe(8)
    const more = places.getByRole('button', { name: /^Show all/ })
    const all = Number(/\d+/.exec(await more.innerText())![0])
    await more.click()
    await until(async () => ((await rows.count()) >= all ? true : null), 60_000)
    await places.getByRole('searchbox').fill('hamb')
    await until(async () => ((await rows.count()) < all ? true : null))
    for (const row of await rows.allInnerTexts()) expect(row).toMatch(/hamb/i)
    await places.getByRole('searchbox').fill('nowhere at all')
    await places.getByText(/nowhere at all/).waitFor()
    await places.getByRole('button', { name: 'Show less' }).click()
    await until(async () => ((await rows.count()) === 8 ? true : null))
  })

  it('shows a scan by itself, rests when paused or hidden', async () => {
    const { code } = await newCode('Live')
    const page = await analyst.context().newPage()
    await page.clock.install()
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/qr-scans/latest')) asked.push(request.url())
    })
    await visit(page, overview)
    await ready(page)
    await until(() => Promise.resolve(asked.length || null))
    await scan(code)
    const row = page.locator('.qr-live li', { hasText: code })
    await until(async () => {
      await page.clock.runFor(4_500)
      return (await row.count()) || null
    })
    await page.getByRole('button', { exact: true, name: 'Pause' }).click()
    await page.getByText('Paused', { exact: true }).waitFor()
    const before = asked.length
    await page.clock.runFor(60_000)
    expect(asked.length).toBe(before)
    await page.getByRole('button', { name: 'Resume' }).click()
    await until(() => Promise.resolve(asked.length > before || null))
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true })
    })
    // one question may have been on its way
    await page.clock.runFor(10_000)
    const hidden = asked.length
    await page.clock.runFor(60_000)
    expect(asked.length).toBe(hidden)
    // Somebody who goes back and forth between tabs asks no more often for it.
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: false })
      for (let n = 0; n < 5; n++) document.dispatchEvent(new Event('visibilitychange'))
    })
    await until(() => Promise.resolve(asked.length > hidden || null))
    await page.waitForLoadState('networkidle')
    expect(asked.length).toBe(hidden + 1)
    await page.close()
  })

  it('tells a member that statistics are not for them', async () => {
    const member = await signIn(browser, siteURL, 'member')
    await visit(member, overview)
    expect(await member.locator('.qr-figures').count()).toBe(0)
    expect(await member.getByRole('link', { name: 'QR analytics' }).count()).toBe(0)
    for (const path of [
      'qr-scans/stats?detail=1',
      'qr-scans/latest',
      'qr-scans/breakdown?by=country',
      'qr-scans/export',
    ]) {
      const answer = await member.request.get(`${siteURL}/api/${path}`)
      expect({ path, status: answer.status() }).toEqual({ path, status: 403 })
    }
    await member.context().close()
  })
})

it.each([
  ['code', 'qr-codes', 1, '[qrCode][equals]'],
  ['campaign', 'qr-campaigns', 1, '[qrCode.campaign][equals]'],
])('the tab of a %s counts its own scans', async (_, collection, id, where) => {
  await visit(
    analyst,
    `${siteURL}/admin/collections/${collection}/${id}/analytics?from=${days(9)}&to=${days(3)}`,
  )
  await ready(analyst)
  const own = await stored(analyst, {
    [where]: String(id),
    '[scannedAt][greater_than_equal]': `${days(9)}T00:00:00.000Z`,
    '[scannedAt][less_than]': `${days(2)}T00:00:00.000Z`,
    '[trafficClass][equals]': 'human',
  })
  expect(own).toBeGreaterThan(0)
  expect(await figure(analyst, 'Scans')).toBe(own)
})

it('the dashboard has its widgets, the list of codes its health', async () => {
  await visit(manager, `${siteURL}/admin`)
  await manager.getByText('QR scans, 30 days').waitFor()
  await manager.locator('.qr-figures__one, .qr-live li').first().waitFor()
  await visit(manager, `${siteURL}/admin/collections/qr-codes?search=STADIUM`)
  const cell = manager.locator('tbody tr', { hasText: '/q/STADIUM' }).locator('.cell-health')
  await cell.getByText(/Rising|Steady|Falling|Asleep/).waitFor()
  expect(await cell.locator('.qr-health').getAttribute('title')).toMatch(/\d+ days/)
})

it.each([
  ['overview', '/admin/qr-analytics'],
  ['code', '/admin/collections/qr-codes/1/analytics'],
  ['campaign', '/admin/collections/qr-campaigns/1/analytics'],
  ['empty view', '/admin/qr-analytics?country=AQ'],
  ['dashboard', '/admin'],
])(
  '%s: axe finds nothing, light and dark; nothing scrolls sideways on a phone',
  async (_, path) => {
    const page = await manager.context().newPage()
    await expectAccessible(page, async () => {
      await visit(page, siteURL + path)
      await page
        .locator('.qr-stats__panels[aria-busy=false], .qr-stats-notice, .qr-live li')
        .first()
        .waitFor()
      await page.locator('.qr-stats-skeleton').first().waitFor({ state: 'detached' })
    })
    await page.close()
  },
)
