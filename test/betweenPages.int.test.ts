import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'

import http from 'node:http'
import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { BetweenKind } from '../src/vocabulary/between.js'

import { BETWEEN_TEXTS } from '../src/scan/answer/pages/betweenTexts.js'
import { BETWEEN_KINDS } from '../src/vocabulary/between.js'
import { launchBrowser } from './browser.js'
import { findViolations } from './e2e/findViolations.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

// The pages in between in a browser: what people see, and that they come where they want to go.

const LANGUAGES = ['de', 'en', 'es', 'fr', 'ru'] as const
const PASSWORD = 'tribune west'

let site: TestPayload
let redirector: Redirector
let browser: Browser
/** Where codes lead: notes who came, and what they said of where from. */
const came: { referrer: string; url: string }[] = []
const server = http.createServer((request, response) => {
  if (request.url !== '/favicon.ico') {
    came.push({ referrer: request.headers.referer ?? '', url: request.url ?? '' })
  }
  response.setHeader('content-type', 'text/html; charset=utf-8').end('<h1>Arrived</h1>')
})
let destination: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  destination = `http://localhost:${(server.address() as AddressInfo).port}/inner`
  site = await startPayload({ abuse: false, page: { name: 'Astoria Arena' } })
  redirector = await createRedirector({ config: site.payload.config, port: 0 })
  browser = await launchBrowser()
  for (const kind of BETWEEN_KINDS) {
    const between = {
      card: { email: 'ada@example.com', name: 'Ada Lovelace', organization: 'Analytical Engines', phone: '+44 20 7946 0000', website: 'https://example.com' }, // prettier-ignore
      choices: [
        { label: 'Menu', url: `${destination}/menu` },
        { label: 'Tickets', url: `${destination}/tickets` },
      ],
      kind,
      password: PASSWORD,
      ...(kind === 'question' && { text: 'Beer is for adults.', title: 'Are you 18 or older?' }),
    }
    await site.payload.create({
      collection: 'qr-codes',
      data: { between, code: kind, destination: { type: 'url', url: destination }, title: kind } as never, // prettier-ignore
    })
  }
  await until(async () => ((await fetch(urlOf('links'))).status === 200 ? true : null))
})
afterAll(async () => {
  await browser?.close()
  await redirector?.close()
  await site?.stop()
  server.close()
})

const urlOf = (kind: BetweenKind): string =>
  `http://localhost:${redirector.port}/Q/${kind.toUpperCase()}`

async function phone(locale: string, more: object = {}): Promise<BrowserContext> {
  const viewport = { height: 700, width: 320 }
  return browser.newContext({ hasTouch: true, isMobile: true, locale, viewport, ...more })
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(BETWEEN_KINDS)(
    '%s: reads, fits a small phone, and axe finds nothing, light and dark',
    async (kind) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        // Axe is a script, which these pages let nobody run.
        const context = await phone(language, { bypassCSP: true, colorScheme })
        const page = await context.newPage()
        const problems: string[] = []
        page.on('console', (message) => problems.push(message.text()))
        await page.goto(urlOf(kind))
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        const own = BETWEEN_TEXTS[language][kind]
        const title = { card: 'Ada Lovelace', question: 'Are you 18 or older?' }[kind as string] ?? own.title // prettier-ignore
        expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title)
        const words = kind === 'choice' || kind === 'links' ? 'Tickets' : own.button
        const button = page.getByRole('button', { exact: true, name: words })
        expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        expect(wide).toBe(false)
        expect(await findViolations(page, ['html'])).toEqual([])
        expect(problems).toEqual([])
        await context.close()
      }
    },
    60_000,
  )
})

/** What somebody does to go on. */
async function goOn(page: Page, kind: BetweenKind): Promise<void> {
  if (kind === 'password') await page.getByLabel('Password').fill(PASSWORD)
  const name = kind === 'choice' || kind === 'links' ? 'Tickets' : BETWEEN_TEXTS.en[kind].button
  await page.getByRole('button', { name }).click()
}

it.each(['preview', 'question', 'password', 'choice', 'links'] as const)(
  '%s: one press leads on, and nobody is told of the page',
  async (kind) => {
    const context = await phone('en')
    const page = await context.newPage()
    await page.goto(urlOf(kind))
    came.length = 0
    await goOn(page, kind)
    await page.getByRole('heading', { name: 'Arrived' }).waitFor()
    const [arrived] = came
    expect(arrived!.url).toContain(
      kind === 'choice' || kind === 'links' ? '/inner/tickets' : '/inner',
    )
    expect(`${arrived!.url} ${arrived!.referrer}`).not.toMatch(/\/Q\/|tribune|proof/i)
    await context.close()
  },
)

it('a wrong password is said, to a screen reader as well, and a right one is asked for once', async () => {
  const context = await phone('en')
  const page = await context.newPage()
  await page.goto(urlOf('password'))
  await page.getByLabel('Password').fill('tribune east')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'not right' }).waitFor()
  expect(page.url()).toBe(urlOf('password'))
  const described = await page.getByLabel('Password').getAttribute('aria-describedby')
  expect(await page.locator(`#${described}`).innerText()).toContain('not right')
  await goOn(page, 'password')
  await page.getByRole('heading', { name: 'Arrived' }).waitFor()
  expect(await context.cookies(urlOf('password'))).toMatchObject([{ httpOnly: true, name: 'qr_pass', path: '/Q/PASSWORD', sameSite: 'Lax' }]) // prettier-ignore
  expect(await context.cookies(urlOf('preview'))).toEqual([])
  await page.goto(urlOf('password'))
  await page.getByRole('heading', { name: 'Arrived' }).waitFor()
  await context.close()
})

it('a contact is saved as a file', async () => {
  const context = await phone('en')
  const page = await context.newPage()
  await page.goto(urlOf('card'))
  const [download] = await Promise.all([page.waitForEvent('download'), goOn(page, 'card')])
  expect(download.suggestedFilename()).toBe('Ada-Lovelace.vcf')
  await context.close()
})
