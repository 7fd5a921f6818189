import type { Browser, Locator, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { until } from '../until.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const admin = `${siteURL}/admin`

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'admin')
})
afterAll(() => browser?.close())

const style = (target: Locator, property: string): Promise<string> =>
  target.first().evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)

it('high contrast keeps what colours say: hours, bars, the choice made', async () => {
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' })
  await visit(page, `${admin}/qr-analytics`)
  await page.locator('.qr-heat--peak').waitFor()
  const busy = await style(page.locator('.qr-heatmap .qr-heat--peak'), 'background-color')
  const quiet = await style(page.locator('.qr-heatmap .qr-heat--1'), 'background-color')
  expect(busy).not.toBe(quiet)
  expect(await style(page.locator('.qr-ranked__bar'), 'border-block-end-style')).toBe('solid')
  const chosen = page.locator('.qr-range__presets [aria-pressed=true]')
  expect(await style(chosen, 'outline-style')).toBe('solid')
  const [picked, other] = [page.locator('.qr-tabs [aria-selected=true]'), page.locator('.qr-tabs [aria-selected=false]')] // prettier-ignore
  expect(await style(picked, 'border-bottom-color')).not.toBe(await style(other, 'border-bottom-color')) // prettier-ignore
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
})

it('nothing of ours moves for who wants no motion', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const path of ['qr-analytics', 'collections/qr-codes', 'collections/qr-codes/1']) {
    await visit(page, `${admin}/${path}`, { waitUntil: 'networkidle' })
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().duration !== 0)
        .map(({ effect }) => (effect as KeyframeEffect).target?.className ?? '')
        .filter((name) => typeof name === 'string' && /\bqr-/.test(name)),
    )
    expect([path, moving]).toEqual([path, []])
  }
  await page.emulateMedia({ reducedMotion: null })
})

it.each([
  ['the analytics', 'qr-analytics', '.qr-heatmap'],
  ['the codes', 'collections/qr-codes', '.qr-url-cell'],
  ['a code', 'collections/qr-codes/1', '.qr-panel__url'],
  ['a new code', 'collections/qr-codes/create', '.qr-hero'],
  ['a campaign', 'collections/qr-campaigns/1', '.qr-cockpit__figures'],
  ['the scans', 'collections/qr-scans', '.qr-chips'],
  ['the alerts', 'qr-alerts', '.qr-missed'],
  ['the contacts elsewhere', 'qr-crm', 'h1'],
])('%s: at 200 %% nothing has to be scrolled sideways', async (_, path, ours) => {
  // half the pixels of a usual screen, as a browser counts them at that zoom
  await page.setViewportSize({ height: 450, width: 640 })
  await visit(page, `${admin}/${path}`)
  await page.locator(ours).first().waitFor()
  await until(async () => {
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    )
    return wider <= 0 ? true : null
  })
  await page.setViewportSize({ height: 900, width: 1280 })
})
