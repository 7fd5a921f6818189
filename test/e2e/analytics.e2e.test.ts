import type { Browser, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { expectAccessible } from './expectAccessible.js'
import { signIn } from './signIn.js'

const siteURL = inject('siteURL')
const overview = `${siteURL}/admin/qr-analytics`
let browser: Browser
let analyst: Page
let manager: Page

beforeAll(async () => {
  browser = await launchBrowser()
  analyst = await signIn(browser, siteURL, 'analyst')
  manager = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

const ready = (page: Page) => page.locator('.qr-stats__panels[aria-busy=false]').waitFor()
const figure = async (page: Page, label: string) => {
  const text = await page
    .locator('.qr-figures__one', { has: page.getByText(label, { exact: true }) })
    .innerText()
  return Number(/^([\d,]+)/m.exec(text)![1]!.replaceAll(',', ''))
}
/** Counted by Payload in the stored scans, not by the statistics. */
const stored = async (page: Page, where: Record<string, string>) => {
  const query = new URLSearchParams({ depth: '0', limit: '1' })
  for (const [key, value] of Object.entries(where)) query.set(`where${key}`, value)
  const answer = await page.request.get(`${siteURL}/api/qr-scans?${query}`)
  return ((await answer.json()) as { totalDocs: number }).totalDocs
}
const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
const newCode = async (title: string) => {
  const answer = await manager.request.post(`${siteURL}/api/qr-codes`, {
    data: { destination: { type: 'url', url: 'https://tickets.example/derby' }, title },
  })
  return ((await answer.json()) as { doc: { code: string; id: number } }).doc
}
const scan = (code: string) =>
  fetch(`${siteURL}/q/${code}`, {
    headers: { ...IPHONE, 'x-forwarded-for': '8.8.8.8' },
    redirect: 'manual',
  })

describe('the overview', () => {
  it('shows an analyst what was scanned, as the stored scans have it', async () => {
    await analyst.goto(`${overview}?from=${days(9)}&to=${days(3)}`)
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

  it('keeps range and filters in its address', async () => {
    await analyst.goto(overview)
    await ready(analyst)
    await analyst.getByRole('button', { name: '7 days' }).click()
    await analyst.waitForURL(/range=7d/)
    await analyst.locator('.qr-field', { hasText: 'Country' }).locator('select').selectOption('DE')
    await analyst.waitForURL(/country=DE/)
    await analyst
      .locator('.qr-field', { hasText: 'Device' })
      .locator('select')
      .selectOption('mobile')
    await analyst.waitForURL(/device=mobile/)
    const scans = await stored(analyst, {
      '[country][equals]': 'DE',
      '[deviceType][equals]': 'mobile',
      '[scannedAt][greater_than_equal]': `${days(6)}T00:00:00.000Z`,
      '[trafficClass][equals]': 'human',
    })
    await until(async () => ((await figure(analyst, 'Scans')) === scans ? true : null))
    const other = await analyst.context().newPage()
    await other.goto(analyst.url())
    await ready(other)
    expect(await figure(other, 'Scans')).toBe(scans)
    expect(await other.getByRole('button', { name: '7 days' }).getAttribute('aria-pressed')).toBe(
      'true',
    )
    await other.getByRole('button', { name: 'Reset filters' }).click()
    await until(async () => ((await figure(other, 'Scans')) > scans ? true : null))
    expect(other.url()).toMatch(/\?range=7d$/)
    await other.close()
  })

  it('shows a scan by itself, rests when paused or hidden', async () => {
    const { code } = await newCode('Live')
    const page = await analyst.context().newPage()
    await page.clock.install()
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/qr-scans/latest')) asked.push(request.url())
    })
    await page.goto(overview)
    await ready(page)
    await until(() => Promise.resolve(asked.length || null))
    await scan(code)
    const row = page.locator('.qr-live li', { hasText: code })
    await until(async () => {
      await page.clock.runFor(4_500)
      return (await row.count()) || null
    })
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('Paused').first().waitFor()
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
    await page.close()
  })

  it('exports the scans of the view as a file', async () => {
    await analyst.goto(`${overview}?range=7d&country=DE`)
    await ready(analyst)
    const scans = await figure(analyst, 'Scans')
    const coming = analyst.waitForEvent('download')
    await analyst.getByRole('button', { name: /^Export scans as CSV$/ }).click()
    const file = await coming
    expect(file.suggestedFilename()).toMatch(/\.csv$/)
    const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/)
    expect(lines).toHaveLength(scans + 1)
    const column = lines[0]!.split(',').indexOf('country')
    expect(column).toBeGreaterThan(-1)
    expect(lines[0]).toMatch(/scannedAt/)
  })

  it('says what to do when nothing fits, and when the server fails', async () => {
    await analyst.goto(`${overview}?country=AQ`)
    await analyst.getByText('No scan fits these filters').waitFor()
    await analyst.goto(`${overview}?from=soon&to=later`)
    await ready(analyst)
    await analyst.route('**/qr-scans/stats**', (route) =>
      route.fulfill({ body: '{}', status: 500 }),
    )
    await analyst.goto(overview)
    const alert = analyst.getByRole('alert').filter({ hasText: /try/i })
    await alert.waitFor()
    await analyst.unroute('**/qr-scans/stats**')
    await alert.getByRole('button').click()
    await ready(analyst)
  })

  it('can be used with the keyboard', async () => {
    await analyst.goto(overview)
    await ready(analyst)
    await analyst.getByRole('button', { name: '7 days' }).focus()
    await analyst.keyboard.press('Enter')
    await analyst.waitForURL(/range=7d/)
    await analyst.keyboard.press('Tab')
    expect(await analyst.evaluate(() => document.activeElement?.textContent)).toBe('14 days')
    const table = analyst.locator('summary', { hasText: 'Show as table' }).first()
    await table.focus()
    await analyst.keyboard.press('Enter')
    await analyst.locator('.qr-card__scroll table').first().waitFor()
  })

  it('tells a member that statistics are not for them', async () => {
    const member = await signIn(browser, siteURL, 'member')
    await member.goto(overview)
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
  await analyst.goto(
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
  await manager.goto(`${siteURL}/admin`)
  await manager.getByText('QR scans, 30 days').waitFor()
  await manager.locator('.qr-figures__one, .qr-live li').first().waitFor()
  await manager.goto(`${siteURL}/admin/collections/qr-codes?limit=50`)
  const cell = manager.locator('tbody tr', { hasText: '/q/STADIUM' }).locator('.cell-lastScanAt')
  await cell.getByText(/Active|Declining|New|Dormant/).waitFor()
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
      await page.goto(siteURL + path)
      await page
        .locator('.qr-stats__panels[aria-busy=false], .qr-stats-notice, .qr-live li')
        .first()
        .waitFor()
      await page.locator('.qr-stats-skeleton').first().waitFor({ state: 'detached' })
    })
    await page.close()
  },
)
