import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodePNG } from '../decode/decodePNG.js'
import { until } from '../until.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

const api = (path: string, method = 'GET', body?: object) =>
  page.evaluate(
    async ([url, verb, data]) => {
      const response = await fetch(url!, {
        body: data,
        headers: { 'content-type': 'application/json' },
        method: verb,
      })
      return response.json()
    },
    [`${siteURL}/api/${path}`, method, body && JSON.stringify(body)],
  ) as Promise<{ doc: Record<string, unknown>; docs: Record<string, unknown>[] }>

const printedURL = (code: string) => `${siteURL}/q/${code}`.toUpperCase().replace('HTTP', 'http')

it('an editor puts a code on a page, sees its symbol, and so do the page’s readers', async () => {
  const slug = `block-${Date.now()}`
  const { doc } = await api('pages?draft=true', 'POST', { slug, title: 'Block' })
  await visit(page, `${siteURL}/admin/collections/pages/${doc.id}`)

  await press(page.getByRole('button', { name: 'Add Layout' }))
  await page.getByRole('button', { exact: true, name: 'QR code' }).click()
  const block = page.locator('#layout-row-0')
  await block.getByText('Choose a QR code, or make a new one').waitFor()
  await choose(block, 'Half-time quiz')
  await block.getByRole('status').getByText('This code is paused').waitFor()

  await choose(block, 'Kiosk 4')
  const symbol = block.getByAltText('Symbol of Kiosk 4')
  await symbol.waitFor()
  expect(await until(() => decoded(symbol))).toBe(printedURL('KIOSK4'))
  expect(await block.getByRole('status').count()).toBe(0)
  await block.getByLabel('Caption').fill('Shortest queue')

  await page.getByRole('button', { name: 'Publish changes' }).click()
  // no script is needed to see it
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const drawn = reader.getByRole('img', { name: 'QR code: Shortest queue' })
  await until(async () => {
    await reader.goto(`${siteURL}/${slug}`)
    return (await drawn.count()) === 1 ? true : null
  })
  expect(await until(() => decoded(drawn))).toBe(printedURL('KIOSK4'))
  await reader.getByRole('link', { name: `${new URL(siteURL).host}/q/KIOSK4` }).waitFor()
})

it('a code in a text is drawn in the editor, the draft’s preview and on the page', async () => {
  const { docs } = await api('qr-codes?limit=1&where[code][equals]=BEERMAT')
  const slug = `text-${Date.now()}`
  const { doc } = await api('pages', 'POST', {
    _status: 'published',
    layout: [{ blockType: 'text', text: textWith(docs[0]!.id) }],
    slug,
    title: 'Text',
  })
  await visit(page, `${siteURL}/admin/collections/pages/${doc.id}`)
  const symbol = page.locator('.LexicalEditorTheme__block').getByAltText('Symbol of Beer mats')
  await symbol.waitFor()
  expect(await until(() => decoded(symbol))).toBe(printedURL('BEERMAT'))

  await api(`pages/${doc.id}?draft=true`, 'PATCH', {
    layout: [{ blockType: 'text', text: textWith(docs[0]!.id, 'Only in the draft') }],
  })
  await visit(page, `${siteURL}/preview/${slug}`)
  const drawn = page.getByRole('img', { name: 'QR code: Only in the draft' })
  expect(await until(() => decoded(drawn))).toBe(printedURL('BEERMAT'))

  const reader = await (await browser.newContext()).newPage()
  const hidden = await reader.goto(`${siteURL}/preview/${slug}`)
  expect(hidden!.status()).toBe(404)
  await reader.goto(`${siteURL}/${slug}`)
  expect(await reader.getByText('Only in the draft').count()).toBe(0)
  expect(await until(() => decoded(reader.locator('.qr-code__symbol')))).toBe(printedURL('BEERMAT'))
})

it('live preview follows the editor, readers see nothing of it', async () => {
  const { docs } = await api('qr-codes?limit=1&where[code][equals]=TICKET')
  const slug = `live-${Date.now()}`
  const { doc } = await api('pages', 'POST', {
    _status: 'published',
    layout: [{ blockType: 'qrCode', caption: 'Before', qrCode: docs[0]!.id }],
    slug,
    title: 'Live',
  })
  await visit(page, `${siteURL}/admin/collections/pages/${doc.id}`)
  const toggler = page.locator('#live-preview-toggler')
  await toggler.waitFor()
  // the admin remembers who had it open
  if ((await page.locator('#live-preview-toggler.live-preview-toggler--active').count()) === 0) {
    await toggler.click()
  }
  const preview = page.frameLocator('#live-preview-iframe')
  await preview.getByRole('img', { name: 'QR code: Before' }).waitFor()
  await page.getByLabel('Caption').fill('While you write')
  await preview.getByRole('img', { name: 'QR code: While you write' }).waitFor()
  expect(await (await fetch(`${siteURL}/${slug}`)).text()).not.toContain('While you write')
  await toggler.click()
})

it('a code is made without leaving the page', async () => {
  const { doc } = await api('pages?draft=true', 'POST', {
    layout: [{ blockType: 'qrCode' }],
    slug: `drawer-${Date.now()}`,
    title: 'Drawer',
  })
  await visit(page, `${siteURL}/admin/collections/pages/${doc.id}`)
  const block = page.locator('#layout-row-0')
  await press(block.locator('.relationship-add-new__add-button'))
  const drawer = page.locator('.doc-drawer')
  const title = `From a page ${Date.now()}`
  await drawer.locator('#field-title').fill(title)
  const destination = drawer.locator('[id="field-destination__url"]')
  // Payload draws what is below the card once it is scrolled to
  await drawer.locator('#field-title').hover()
  await until(async () => {
    await page.mouse.wheel(0, 300)
    return (await destination.count()) > 0 || null
  })
  await destination.fill('https://example.com/new')
  await drawer.locator('#action-save').click()
  await drawer.locator('.doc-drawer__header-close').click()
  await block.getByAltText(`Symbol of ${title}`).waitFor()
})

async function choose(block: ReturnType<Page['locator']>, title: string): Promise<void> {
  await block.getByRole('combobox').first().fill(title)
  await page.getByRole('option', { name: title }).click()
}

/** The text in a picture of an element, or null while it is not there yet. */
async function decoded(element: ReturnType<Page['locator']>): Promise<null | string> {
  return decodePNG(await element.screenshot()).catch(() => null)
}

const textWith = (qrCode: unknown, caption?: string) => ({
  root: {
    type: 'root',
    children: [
      {
        type: 'block',
        fields: { id: 'b1', blockName: '', blockType: 'qrCode', caption, qrCode, size: 'medium' },
        format: '',
        version: 2,
      },
    ],
    direction: 'ltr',
    format: '',
    indent: 0,
    version: 1,
  },
})
