import type { Browser, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { drawPDF } from '../decode/drawPDF.js'
import {
  choose,
  days,
  figure,
  overview,
  ready,
  siteURL,
  stored,
  untilScansAre,
} from './analyticsView.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

let browser: Browser
let analyst: Page

beforeAll(async () => {
  browser = await launchBrowser()
  analyst = await signIn(browser, siteURL, 'analyst')
})
afterAll(() => browser?.close())

it('keeps range and filters in its address', async () => {
  await visit(analyst, overview)
  await ready(analyst)
  await analyst.getByRole('button', { name: '7 days' }).click()
  await analyst.waitForURL(/range=7d/)
  await choose(analyst, 'Country', 'Germany')
  await analyst.waitForURL(/country=DE/)
  await analyst.getByRole('combobox', { exact: true, name: 'Device' }).selectOption('mobile')
  await analyst.waitForURL(/device=mobile/)
  const scans = await stored(analyst, {
    '[country][equals]': 'DE',
    '[deviceType][equals]': 'mobile',
    '[scannedAt][greater_than_equal]': `${days(6)}T00:00:00.000Z`,
    '[trafficClass][equals]': 'human',
  })
  await untilScansAre(analyst, (shown) => shown === scans)
  const other = await analyst.context().newPage()
  await visit(other, analyst.url())
  await ready(other)
  expect(await figure(other, 'Scans')).toBe(scans)
  expect(await other.getByRole('button', { name: '7 days' }).getAttribute('aria-pressed')).toBe(
    'true',
  )
  // A filter does not hide what else could be chosen.
  await choose(other, 'Country', 'France')
  await other.waitForURL(/country=DE%2CFR/)
  await untilScansAre(other, (shown) => shown > scans)
  await other.getByRole('button', { name: 'Reset filters' }).click()
  await other.waitForURL((url) => url.search === '?range=7d')
  await untilScansAre(other, (shown) => shown > scans)
  await other.goBack()
  await other.waitForURL(/country=DE%2CFR/)
  await other.close()
})

it('filters by how people came, and by what a breakdown names', async () => {
  await visit(analyst, `${overview}?range=7d`)
  await ready(analyst)
  await analyst.getByRole('combobox', { exact: true, name: 'Channel' }).selectOption('printed')
  await analyst.waitForURL(/channel=printed/)
  const scans = await stored(analyst, {
    '[channel][equals]': 'printed',
    '[scannedAt][greater_than_equal]': `${days(6)}T00:00:00.000Z`,
    '[trafficClass][equals]': 'human',
  })
  expect(scans).toBeGreaterThan(0)
  await untilScansAre(analyst, (shown) => shown === scans)
  await analyst.getByRole('button', { name: 'Remove filter Printed symbol' }).click()
  await analyst.waitForURL((url) => url.search === '?range=7d')
  await untilScansAre(analyst, (shown) => shown > scans)
  await analyst.getByRole('tab', { name: 'Rules' }).click()
  await analyst.getByRole('button', { name: /^No rule/ }).click()
  await analyst.waitForURL(/rule=none/)
  await analyst.getByRole('button', { name: 'Remove filter No rule' }).waitFor()
  await ready(analyst)
})

it('loses no choice while the page is too busy to draw the last one', async () => {
  const page = await analyst.context().newPage()
  const devtools = await page.context().newCDPSession(page)
  for (let round = 0; round < 3; round++) {
    await visit(page, overview)
    await ready(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.getByRole('button', { name: '7 days' }).click()
    await page.getByRole('combobox', { exact: true, name: 'Device' }).selectOption('mobile')
    await page.getByRole('combobox', { exact: true, name: 'Traffic' }).selectOption('all')
    await page.getByRole('combobox', { exact: true, name: 'Compare with' }).selectOption('year')
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const chosen = '?range=7d&device=mobile&traffic=all&compare=year'
    await page.waitForURL((url) => url.search === chosen)
    await page.getByRole('button', { name: 'Remove filter Phone' }).waitFor()
  }
  await page.close()
})

it('stands when the next choice comes while the latest scans for the last are half there', async () => {
  const page = await analyst.context().newPage()
  await page.addInitScript(stopHalfway)
  await visit(page, overview)
  await ready(page)
  const choice = (name: string) => page.getByRole('combobox', { exact: true, name })
  await page.evaluate(() => Object.assign(window, { halfway: 0 }))
  await choice('Device').selectOption('mobile')
  await page.waitForFunction(() => (window as unknown as Halfway).halfway === 1)
  await page.evaluate(() => Object.assign(window, { halfway: null }))
  await choice('Device').selectOption('tablet')
  await page.waitForURL(/device=mobile%2Ctablet/)
  const scans = await stored(page, {
    '[deviceType][in]': 'mobile,tablet',
    '[scannedAt][greater_than_equal]': `${days(29)}T00:00:00.000Z`,
    '[trafficClass][equals]': 'human',
  })
  await untilScansAre(page, (shown) => shown === scans)
  await page.locator('.qr-live li').first().waitFor()
  await page.close()
})

it('keeps both of two choices when the second comes before the first is drawn', async () => {
  await visit(analyst, overview)
  await ready(analyst)
  const device = analyst.getByRole('combobox', { exact: true, name: 'Device' })
  await device.evaluate((select: HTMLSelectElement) => {
    for (const value of ['mobile', 'tablet']) {
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }
  })
  await analyst.waitForURL(/device=mobile%2Ctablet/)
})

it('counts one class of traffic, and says when there is none', async () => {
  await visit(analyst, `${overview}?from=${days(9)}&to=${days(3)}&traffic=bot`)
  await ready(analyst)
  const bots = await stored(analyst, {
    '[scannedAt][greater_than_equal]': `${days(9)}T00:00:00.000Z`,
    '[scannedAt][less_than]': `${days(2)}T00:00:00.000Z`,
    '[trafficClass][equals]': 'bot',
  })
  expect(bots).toBeGreaterThan(0)
  expect(await figure(analyst, 'Bot')).toBe(bots)
  await visit(analyst, `${overview}?from=${days(9)}&to=${days(3)}&traffic=bot&country=AQ`)
  await analyst.getByText('No scan fits these filters').waitFor()
})

it('prints on two sheets at most, black on white, and saves its drawings', async () => {
  const page = await analyst.context().newPage()
  await visit(page, `${overview}?range=30d&compare=previous`)
  await ready(page)
  await page.locator('.qr-series svg .recharts-bar-rectangle').first().waitFor()
  await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'))
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const sheets = await drawPDF(pdf, 60)
  expect(sheets.length).toBeLessThanOrEqual(2)
  expect([sheets[0]!.widthMM, sheets[0]!.heightMM].map(Math.round)).toEqual([210, 297])
  for (const { png } of sheets) {
    const { channels } = await sharp(png).flatten({ background: 'white' }).stats()
    for (const { mean } of channels) expect(mean).toBeGreaterThan(200)
  }
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  for (const [title, name] of [
    ['Scans over time', 'scans-over-time.png'],
    ['Where people scan', 'where-people-scan.png'],
    ['When people scan', 'when-people-scan.png'],
  ] as const) {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: `Save “${title}” as PNG` }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe(name)
    const picture = sharp(await file.path())
    expect((await picture.metadata()).width).toBeGreaterThan(800)
    // dark ground and what is drawn on it: of more than a few greys
    const { channels, entropy } = await picture.stats()
    expect(channels[0]!.mean).toBeLessThan(120)
    expect(entropy).toBeGreaterThan(0.5)
  }
  await page.close()
})

it('exports the scans of the view as a file', async () => {
  await visit(analyst, `${overview}?range=7d&country=DE`)
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

it('says how far an export is, and stops it', async () => {
  await visit(analyst, `${overview}?range=90d`)
  await ready(analyst)
  let release = (): void => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await analyst.route('**/qr-scans/export**', async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  await analyst.getByRole('button', { name: /^Export scans as JSON$/ }).click()
  const progress = analyst.getByRole('progressbar')
  await progress.waitFor()
  const scans = await figure(analyst, 'Scans')
  expect(Number(await progress.getAttribute('max'))).toBe(scans)
  await analyst.getByText(`0 of ${scans.toLocaleString('en')} scans`).waitFor()
  await analyst.getByRole('button', { exact: true, name: 'Stop' }).click()
  await progress.waitFor({ state: 'detached' })
  release()
  await analyst.unroute('**/qr-scans/export**')
  await analyst.getByRole('button', { name: /^Export scans as CSV$/ }).waitFor()
})

it('says what to do when nothing fits, and when the server fails', async () => {
  await visit(analyst, `${overview}?country=AQ`)
  await analyst.getByText('No scan fits these filters').waitFor()
  await visit(analyst, `${overview}?from=soon&to=later`)
  await ready(analyst)
  await analyst.route('**/qr-scans/stats**', (route) => route.fulfill({ body: '{}', status: 500 }))
  await visit(analyst, overview)
  const alert = analyst.getByRole('alert').filter({ hasText: /try/i })
  await alert.waitFor()
  await analyst.unroute('**/qr-scans/stats**')
  await alert.getByRole('button').click()
  await ready(analyst)
})

it('can be used with the keyboard', async () => {
  await visit(analyst, overview)
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

/** How many answers stand still in the middle; `null` or nothing: none shall. */
type Halfway = { halfway?: null | number }

/** Runs in the page: the latest scans come to their middle and no further, until withdrawn. */
function stopHalfway(): void {
  const ask = window.fetch
  const view = window as unknown as Halfway
  window.fetch = async (input, init) => {
    const answer = await ask(input, init)
    if (typeof view.halfway !== 'number' || !String(input).includes('/latest?')) return answer
    const text = await answer.text()
    const start = (body: ReadableStreamDefaultController<Uint8Array>): void => {
      body.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)))
      init?.signal?.addEventListener('abort', () => body.error(init.signal!.reason))
    }
    view.halfway += 1
    return new Response(new ReadableStream({ start }), { headers: answer.headers })
  }
}
