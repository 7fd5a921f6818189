import type { Browser, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodePNG } from '../decode/decodePNG.js'
import { drawPDF } from '../decode/drawPDF.js'
import { until } from '../until.js'
import { expectAccessible } from './expectAccessible.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const codes = `${siteURL}/api/qr-codes`
/** No code of another run. */
const CODE = `P${Date.now().toString(36).toUpperCase()}`

let browser: Browser
let page: Page
let id: number

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
  const answer = await page.request.post(codes, {
    data: {
      code: CODE,
      destination: { type: 'url', url: 'https://order.example/' },
      title: `Printed ${CODE}`,
    },
  })
  expect(await answer.text()).toContain(CODE)
  id = ((await answer.json()) as { doc: { id: number } }).doc.id
})
afterAll(async () => {
  await page?.request.delete(`${codes}/${id}`)
  await browser?.close()
})

/** The page of the code, with what is folded in its card. */
const open = async (of = page) => {
  await visit(of, `${siteURL}/admin/collections/qr-codes/${id}`)
  for (const summary of ['Size, resolution and inks', 'Pages and sheets to print']) {
    await press(of.locator('.qr-hero__more > summary', { hasText: summary }))
  }
}
const desk = (of = page) => of.locator('.qr-print')
const template = () => desk().locator('.qr-print__controls > label select').first()
const shop = (of: string) => page.locator(of).locator('.qr-printer')

/** How the page that is shown measures, in millimetres. */
const shown = async (): Promise<string> => {
  const address = await desk().locator('.qr-print__page').getAttribute('src')
  const svg = await (await page.request.get(new URL(address!, siteURL).href)).text()
  return /width="([^"]+)mm" height="([^"]+)mm"/.exec(svg)!.slice(1).join(' × ')
}

const take = async (link: ReturnType<Page['locator']>): Promise<Buffer> => {
  const started = page.waitForEvent('download')
  await press(link)
  return readFile(await (await started).path())
}

it('a page is chosen, written on, seen and downloaded', async () => {
  await open()
  await template().selectOption('tent-a4')
  await desk().getByLabel('Headline').fill('Speisekarte für Tisch 12')
  await desk().getByLabel('Call to action').fill('Scannen & bestellen')
  await until(async () => ((await shown()) === '210 × 297' ? true : null))
  const pdf = await take(desk().getByRole('link', { name: 'Download the PDF' }))
  const pages = await drawPDF(pdf, 200)
  expect(pages).toHaveLength(1)
  expect(pages[0]!.widthMM).toBeCloseTo(210, 1)

  await desk().getByLabel('Headline').fill('東京')
  await desk().getByRole('alert').getByText('東').waitFor()
  await desk().getByLabel('Headline').fill('')
  await desk().locator('.qr-print__page').waitFor()
})

it('what the print shop asks for is folded away, and goes into the file', async () => {
  await open()
  const inks = shop('.qr-print').getByLabel('Inks')
  await shop('.qr-print').waitFor()
  expect(await inks.isVisible()).toBe(false)
  await press(shop('.qr-print').locator('summary'))
  await inks.selectOption('cmyk')
  await shop('.qr-print').getByLabel('Bleed (mm)').fill('3')
  await shop('.qr-print').getByLabel('Crop marks').check()
  // The paper is larger by bleed and marks, and the page shows it.
  await until(async () => ((await shown()) === '226 × 313' ? true : null))
  const pdf = await take(desk().getByRole('link', { name: 'Download the PDF' }))
  expect(pdf.toString('latin1')).toContain('/Separation /All')
  const [drawn] = await drawPDF(pdf, 150)
  expect([drawn!.widthMM, drawn!.heightMM].map(Math.round)).toEqual([226, 313])
  expect((await decodePNG(drawn!.png)).toUpperCase()).toBe(`${siteURL}/q/${CODE}`.toUpperCase())
  // A sheet of labels is cut already.
  await template().selectOption('avery-l7160')
  await shop('.qr-print').getByLabel('Crop marks').waitFor({ state: 'detached' })
  await until(async () => ((await shown()) === '210 × 297' ? true : null))

  await press(shop('.qr-downloads').locator('summary'))
  await shop('.qr-downloads').getByLabel('Inks').selectOption('spot')
  const links = page.locator('.qr-downloads__links')
  const symbol = await take(links.getByRole('link', { exact: true, name: 'PDF' }))
  expect(symbol.toString('latin1')).toContain('/Separation /Black')
})

it('what does not scan is downloaded in a second step only', async () => {
  const look = (design: object) => page.request.patch(`${codes}/${id}`, { data: { design } })
  await look({ background: '#102030', foreground: '#ffffff' })
  await open()
  const links = page.locator('.qr-downloads__links')
  for (const place of ['.qr-downloads', '.qr-print']) {
    await page.locator(place).getByText('Do not print this').waitFor()
    await page.locator(place).getByText('Swap the two colours').waitFor()
  }
  const second = (place: string) =>
    page.locator(place).getByRole('button', { name: 'Download anyway' })
  await second('.qr-downloads').waitFor()
  expect(await links.count()).toBe(0)
  expect(await desk().getByRole('link', { name: 'Download the PDF' }).count()).toBe(0)

  await press(second('.qr-downloads'))
  const png = await take(links.getByRole('link', { exact: true, name: 'PNG' }))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // Accepted of the symbol, not of the page.
  await second('.qr-print').waitFor()
  // Another size is another print.
  await page.locator('.qr-print-inputs').getByLabel('Printed width').fill('80')
  await second('.qr-downloads').waitFor()
  expect(await links.count()).toBe(0)

  await look({ background: '#ffffff', foreground: '#102030' })
  await open()
  await links.waitFor()
})

it('can be printed by everybody, in the dark and on a phone', async () => {
  const opened = async (of: Page) => {
    await open(of)
    await desk(of).locator('.qr-print__page').waitFor()
    for (const summary of await of.locator('.qr-printer summary').all()) await press(summary)
  }
  await expectAccessible(page, opened, ['.qr-print', '.qr-downloads'])
})
