import type { Browser, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodePNG } from '../decode/decodePNG.js'
import { decodeSVG } from '../decode/decodeSVG.js'
import { until } from '../until.js'
import { expectAccessible } from './expectAccessible.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const admin = `${siteURL}/admin/collections`
/** No name of another run. */
const RUN = Date.now().toString(36)
const PRESET = `Club ${RUN}`

let browser: Browser
let page: Page
let saved: string

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

const designer = () => page.locator('.qr-design')
const shape = (at: number) => designer().locator('.qr-design__controls > label select').nth(at)
const [MODULES, EYES, CENTRES] = [0, 1, 2]
const colour = (name: string) => designer().locator(`input[aria-label="${name} #"]`)
const step = (name: string) => press(designer().getByRole('button', { exact: true, name }))

const verdict = (text: string) =>
  designer().locator('.qr-verdict__grade').getByText(text, { exact: true }).waitFor()

/** The picture beside the controls. */
const shown = async () =>
  decodeURIComponent((await designer().locator('.qr-design__symbol').getAttribute('src'))!)

const save = async (url: RegExp) => {
  await press(page.locator('#action-save'))
  await page.waitForURL(url)
}

const take = async (format: string) => {
  const started = page.waitForEvent('download')
  await page
    .locator('.qr-downloads__links')
    .getByRole('link', { exact: true, name: format })
    .click()
  return readFile(await (await started).path())
}

describe('a look', () => {
  it('is kept as a preset', async () => {
    await visit(page, `${admin}/qr-designs/create`)
    await page.fill('#field-title', PRESET)
    await shape(MODULES).selectOption('dots')
    await colour('Modules').fill('#0b3d2e')
    await verdict('Scans well')
    await save(/qr-designs\/\d+/)
  })

  it('is taken over by a code, changed, judged at once, and taken back', async () => {
    await visit(page, `${admin}/qr-codes/create`)
    await page.fill('#field-title', `Designed ${RUN}`)
    await page.fill('[id="field-destination__url"]', 'https://tickets.example/derby')
    await press(designer().getByRole('button', { name: PRESET }))
    await until(async () => ((await shown()).includes('#0b3d2e') ? true : null))
    expect(await shape(MODULES).inputValue()).toBe('dots')

    await shape(MODULES).selectOption('rounded')
    await shape(EYES).selectOption('leaf')
    await shape(CENTRES).selectOption('round')
    await verdict('Scans well')
    await colour('Modules').fill('#e5e5e5')
    await verdict('Do not print this')
    await designer()
      .locator('.qr-verdict li', { hasText: /contrast/i })
      .first()
      .waitFor()
    await step('Undo')
    await verdict('Scans well')
    expect(await colour('Modules').inputValue()).toBe('#0b3d2e')
    expect(await shape(CENTRES).inputValue()).toBe('round')
  })

  it('has a logo from the media of the site', async () => {
    const name = `crest-${RUN}.png`
    const buffer = await sharp({
      create: { background: '#c8102e', channels: 3, height: 200, width: 200 },
    })
      .png()
      .toBuffer()
    const answer = await page.request.post(`${siteURL}/api/media`, {
      multipart: { _payload: '{"alt":"Crest"}', file: { name, buffer, mimeType: 'image/png' } },
    })
    expect(answer.status()).toBe(201)
    await press(page.locator('#field-logo').getByRole('button', { name: /existing/i }))
    await press(page.locator('[id^="list-drawer_"] .cell-filename', { hasText: name }).first())
    await until(async () => ((await shown()).includes('<image') ? true : null))
    await designer().locator('.qr-verdict--good, .qr-verdict--warn').waitFor()
  })

  it('is there again when the page is, and in what is downloaded', async () => {
    await save(/qr-codes\/\d+/)
    saved = page.url()
    await visit(page, saved)
    // Payload draws what is far below once it comes into sight
    await page.locator('.collapsible-field', { hasText: 'Design' }).scrollIntoViewIfNeeded()
    await until(async () => ((await shown()).includes('<image') ? true : null))
    expect(await shape(MODULES).inputValue()).toBe('rounded')
    expect(await shape(EYES).inputValue()).toBe('leaf')
    expect(await colour('Modules').inputValue()).toBe('#0b3d2e')

    const id = /qr-codes\/(\d+)/.exec(saved)![1]!
    const doc = await page.request.get(`${siteURL}/api/qr-codes/${id}?depth=0`)
    const { code } = (await doc.json()) as { code: string }
    const content = `${siteURL}/q/${code}`.toUpperCase()
    const svg = (await take('SVG')).toString()
    expect(svg).toContain('#0b3d2e')
    expect(svg).toContain('<image')
    expect((await decodeSVG(svg)).toUpperCase()).toBe(content)
    expect((await decodePNG(await take('PNG'))).toUpperCase()).toBe(content)
  })

  it('can be chosen by everybody, in the dark and on a phone', async () => {
    const open = async (of: Page) => {
      await visit(of, saved)
      // Payload draws what is far below once it comes into sight
      await of.locator('.collapsible-field', { hasText: 'Design' }).scrollIntoViewIfNeeded()
      await of.locator('.qr-design :is(.qr-verdict--good, .qr-verdict--warn)').waitFor()
    }
    await expectAccessible(page, open, ['.qr-design'])
  })
})
