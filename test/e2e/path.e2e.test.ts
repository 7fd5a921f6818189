import type { Browser, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodePNG } from '../decode/decodePNG.js'
import { drawPDF } from '../decode/drawPDF.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { countActions } from './countActions.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const NAME = `Path ${Date.now().toString(36)}`

let browser: Browser
/** Prepares and cleans up; the marketer signs in by themselves. */
let helper: Page
let preset: number
let made: null | { code: string; id: number } = null

beforeAll(async () => {
  browser = await launchBrowser()
  helper = await signIn(browser, siteURL, 'manager')
  const answer = await helper.request.post(`${siteURL}/api/qr-designs`, {
    data: { design: { foreground: '#0b3d2e' }, title: `Green ${NAME}` },
  })
  preset = ((await answer.json()) as { doc: { id: number } }).doc.id
})
afterAll(async () => {
  if (made) await helper?.request.delete(`${siteURL}/api/qr-codes/${made.id}`)
  await helper?.request.delete(`${siteURL}/api/qr-designs/${preset}`)
  await browser?.close()
})

const codeNamed = async (title: string) => {
  const query = new URLSearchParams({ depth: '0', 'where[title][equals]': title })
  const answer = await helper.request.get(`${siteURL}/api/qr-codes?${query}`)
  const { docs } = (await answer.json()) as { docs: Record<string, never>[] }
  return docs[0] as unknown as undefined | { code: string; id: number; preset: number; scans: number; status: string } // prettier-ignore
}

it('a new marketer has a printed code, pauses it and reads its numbers in 12 actions', async () => {
  const page = await (
    await browser.newContext({ viewport: { height: 900, width: 1280 } })
  ).newPage()
  await visit(page, `${siteURL}/admin`)
  const hands = countActions()

  await hands.fill(page.locator('#field-email'), 'manager@example.com')
  await hands.fill(page.locator('#field-password'), 'demo')
  await hands.press(page.locator('button[type=submit]'), 'sign in')
  await hands.press(page.getByRole('link', { name: 'Create new QR Code' }).first(), 'new code')

  const url = `https://tickets.example/${encodeURIComponent(NAME)}`
  await page.locator('.qr-symbol__image').waitFor()
  await hands.fill(page.locator('#field-title'), NAME)
  await hands.fill(page.locator('[id="field-destination__url"]'), url)
  await hands.press(page.locator('.qr-presets').getByText(`Green ${NAME}`), 'preset')
  await hands.press(page.locator('#action-save'), 'save')

  const pdf = page.locator('.qr-downloads__links').getByRole('link', { exact: true, name: 'PDF' })
  await pdf.waitFor()
  const started = page.waitForEvent('download')
  await hands.press(pdf, 'download')
  const [printed] = await drawPDF(await readFile(await (await started).path()), 300)
  made = (await codeNamed(NAME))!
  expect(await codeNamed(NAME)).toMatchObject({ preset, status: 'active' })
  const text = await decodePNG(printed!.png)
  expect(text.toUpperCase()).toBe(`${siteURL}/q/${made.code}`.toUpperCase())

  // three people scan what was printed
  for (const last of [1, 2, 3]) {
    const headers = { ...IPHONE, 'x-forwarded-for': `73.162.77.${last}` }
    const answer = await fetch(text, { headers, redirect: 'manual' })
    expect(answer.headers.get('location')).toContain('https://tickets.example/')
  }
  await until(async () => ((await codeNamed(NAME))?.scans === 3 ? true : null))

  await hands.press(page.getByRole('switch', { name: 'Leads people on' }), 'pause')
  await until(async () => ((await codeNamed(NAME))?.status === 'paused' ? true : null))
  await hands.press(page.locator('.qr-tile').first(), 'numbers')
  await page.locator('.qr-stats__panels[aria-busy=false]').waitFor()
  const figure = page.locator('.qr-figures__one').filter({ hasText: 'Scans' }).first()
  expect(await figure.innerText()).toMatch(/^3\b/m)

  expect(hands.done.length, hands.done.join('\n')).toBeLessThanOrEqual(12)
}, 180_000)
