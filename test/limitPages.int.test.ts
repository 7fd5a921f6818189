import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'

import http from 'node:http'
import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PAGE_TEXTS } from '../src/scan/answer/pages/pageTexts.js'
import { launchBrowser } from './browser.js'
import { findViolations } from './e2e/findViolations.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

// The pages of limits, and of a code that has not begun, in a browser.

const LANGUAGES = ['de', 'en', 'es', 'fr', 'ru'] as const
const HOUR = 3_600_000

let site: TestPayload
let redirector: Redirector
let browser: Browser
const server = http.createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8').end('<h1>Arrived</h1>')
})

const add = async (code: string, more: object) => {
  const { port } = server.address() as AddressInfo
  const destination = { type: 'url', url: `http://localhost:${port}/` }
  await site.payload.create({
    collection: 'qr-codes',
    data: { code, destination, title: code, ...more } as never,
  })
  // Known to the process; and whatever place there was is taken.
  await until(async () => {
    const { status } = await fetch(urlOf(code), { headers: WHO, redirect: 'manual' })
    return status === 410 ? true : null
  })
}
const urlOf = (code: string): string => `http://localhost:${redirector.port}/Q/${code}`
const ahead = (ms: number): string => new Date(Date.now() + ms).toISOString()

const usedUp = { button: 'Zur nächsten Vorstellung', text: 'Alle Karten sind weg.\nBis bald!', title: 'Ausverkauft', url: 'https://example.com/next' } // prettier-ignore

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site = await startPayload({ page: { name: 'Astoria Arena', timeZone: 'Europe/Berlin' } })
  redirector = await createRedirector({ config: site.payload.config, port: 0 })
  browser = await launchBrowser()
  await add('SOLDOUT', { scanLimit: 1 })
  await add('OWNWORDS', { pages: { usedUp }, scanLimit: 1 })
  await add('HADIT', { scansPerVisitor: 1 })
  await add('WAITS', { startsAt: ahead(5 * HOUR) })
  await add('MONTHS', { startsAt: ahead(80 * 24 * HOUR) })
})
afterAll(async () => {
  await browser?.close()
  await redirector?.close()
  await site?.stop()
  server.close()
})

/** One phone, also for those who look before it. */
const WHO = { ...IPHONE, 'x-forwarded-for': '73.162.70.1' }
const phone = (locale: string, more: object = {}) =>
  browser.newContext({
    extraHTTPHeaders: { 'x-forwarded-for': WHO['x-forwarded-for'] },
    hasTouch: true,
    isMobile: true,
    locale,
    userAgent: WHO['user-agent'],
    viewport: { height: 700, width: 320 },
    ...more,
  })

describe.each(LANGUAGES)('in %s', (language) => {
  const texts = PAGE_TEXTS[language]
  const begins = (text: string): RegExp => new RegExp(`^${text.split('{when}')[0]!}.*20[2-9]\\d|^${text.split('{when}')[0]!}\\d`) // prettier-ignore
  it.each([
    ['SOLDOUT', texts['used-up'].title],
    ['OWNWORDS', 'Ausverkauft'],
    ['HADIT', texts['already-used'].title],
    ['WAITS', begins(`(?:${texts.waiting.today.split('{when}')[0]}|${texts.waiting.another.split('{when}')[0]})`)], // prettier-ignore
    ['MONTHS', begins(texts.waiting.another)],
  ] as const)(
    '%s: reads, fits a small phone, and axe finds nothing, light and dark',
    async (code, title) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        // Axe is a script, which these pages let nobody run.
        const context = await phone(language, { bypassCSP: true, colorScheme })
        const page = await context.newPage()
        await page.goto(urlOf(code))
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        const heading = await page.getByRole('heading', { level: 1 }).innerText()
        if (typeof title === 'string') expect(heading).toBe(title)
        else expect(heading).toMatch(title)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        expect(wide).toBe(false)
        expect(await findViolations(page, ['html'])).toEqual([])
        await context.close()
      }
    },
    60_000,
  )
})

it('a page that waits opens by itself, without a script', async () => {
  await add('OPENS', { startsAt: ahead(4000) })
  const context = await phone('en', { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(urlOf('OPENS'))
  expect(await page.getByRole('heading').innerText()).toMatch(/^Opens at \d/)
  await page.getByRole('heading', { name: 'Arrived' }).waitFor({ timeout: 20_000 })
  await context.close()
})
