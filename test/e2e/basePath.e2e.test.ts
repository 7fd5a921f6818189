import type { Browser, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodeSVG } from '../decode/decodeSVG.js'
import { IPHONE } from '../phone.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { type Site, startSite } from './startSite.js'
import { visit } from './visit.js'

/** Of a host of its own, which has `basePath` and `trailingSlash`. */
let site: Site
let browser: Browser
let page: Page
/** What was asked beside the site, refused, or sent to another form of its address. */
const astray: string[] = []

beforeAll(async () => {
  site = await startSite('/site')
  browser = await launchBrowser()
  page = await signIn(browser, site.url, 'admin')
  const { origin } = new URL(site.url)
  page.context().on('response', (response) => {
    const { origin: asked, pathname } = new URL(response.url())
    const isOurs = asked === origin && !pathname.startsWith('/site/_next/')
    if (!isOurs || pathname === '/favicon.ico') return
    const isBeside = !/^\/site(\/|$)/.test(pathname)
    const status = response.status()
    const isHop = status === 308 && pathname.startsWith('/site/api/qr')
    if (isBeside || isHop || status >= 400) astray.push(`${status} ${pathname}`)
  })
}, 900_000)
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})
afterEach(() => expect(astray).toEqual([]))

const admin = (path: string) => `${site.url}/admin${path}`

/** By the API, which the tests of it cover. */
async function find(collection: string, where: string): Promise<{ id: number }> {
  const answer = await page.request.get(`${site.url}/api/${collection}/?limit=1&where${where}`)
  const { docs } = (await answer.json()) as { docs: { id: number }[] }
  return docs[0]!
}

it('redirects below the path in one hop, however the code is written', async () => {
  for (const path of [
    '/q/STADIUM',
    '/Q/STADIUM',
    '/q/STADIUM/',
    '/q/stadium?x=1',
    '/api/q/STADIUM',
  ]) {
    const answer = await fetch(site.url + path, { headers: IPHONE, redirect: 'manual' })
    expect([path, answer.status]).toEqual([path, 302])
    expect(answer.headers.get('location'), path).not.toContain('/q/')
  }
  const beside = new URL('/q/STADIUM', site.url)
  expect((await fetch(beside, { headers: IPHONE, redirect: 'manual' })).status).toBe(404)
})

it('pauses, resumes and downloads from the list, which says how codes are', async () => {
  await visit(page, admin('/collections/qr-codes?limit=50&where[code][equals]=STADIUM'))
  const row = page.locator('tbody tr', { hasText: '/site/q/STADIUM' })
  await row.locator('.qr-health').waitFor()
  await row.getByRole('button', { name: /^Pause/ }).click()
  await row.getByRole('button', { name: /^Resume/ }).click()
  await row.getByRole('button', { name: /^Pause/ }).waitFor()
  const coming = page.waitForEvent('download')
  await row.getByRole('link', { name: /^Download/ }).click()
  expect((await readFile(await (await coming).path())).subarray(1, 4).toString()).toBe('PNG')
})

it('draws, downloads and tries a code on its page, and leads on to its scans', async () => {
  const { id } = await find('qr-codes', '[code][equals]=STADIUM')
  await visit(page, admin(`/collections/qr-codes/${id}`))
  await page.locator('.qr-symbol__image').waitFor()
  await page.locator('.qr-hero__url', { hasText: '/site/q/STADIUM' }).waitFor()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { exact: true, name: 'SVG' }).click()
  const file = await readFile(await (await coming).path(), 'utf8')
  // the host in upper case, which is the same host
  expect(new URL(await decodeSVG(file)).href).toBe(`${site.url}/q/STADIUM`)
  const phone = page.locator('details.qr-hero__phone')
  await press(phone.locator('summary'))
  const opening = page.context().waitForEvent('page')
  await phone.getByRole('link').click()
  const scanned = await opening
  await scanned.waitForURL(
    (url) => !/\/api\/|\/q\//.test(url.pathname) && url.href !== 'about:blank',
  )
  await scanned.close()
  await press(page.locator('#qr-latest + a'))
  await page.waitForURL(/\/site\/admin\/collections\/qr-scans\/?\?/)
  await page.locator('tbody tr').first().waitFor()
})

it('shows and exports statistics, and finds what its filters ask for', async () => {
  await visit(page, admin('/'))
  await page.locator('.qr-live li').first().waitFor()
  await visit(page, admin('/qr-analytics?range=7d'))
  await page.locator('.qr-stats__panels[aria-busy=false]').waitFor()
  expect(await page.locator('#nav-qr-analytics').getAttribute('aria-current')).toBe('page')
  await page.getByRole('combobox', { exact: true, name: 'Country' }).fill('Germany')
  await page.getByRole('option', { exact: true, name: 'Germany' }).waitFor()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Export scans as CSV$/ }).click()
  expect(await readFile(await (await coming).path(), 'utf8')).toContain('scannedAt')
})

it("previews a code's symbol in a block", async () => {
  const { id } = await find('pages', '[layout.qrCode][exists]=true')
  await visit(page, admin(`/collections/pages/${id}`))
  const symbol = page.getByAltText(/^Symbol of/).first()
  await symbol.scrollIntoViewIfNeeded()
  await symbol.waitFor()
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.qr-block-preview__symbol')].some(
      ({ naturalWidth }) => naturalWidth > 0,
    ),
  )
})

it('shows contacts and how it stands with HubSpot, and leads to them', async () => {
  await visit(page, admin('/qr-crm'))
  await page.locator('.qr-crm .qr-card').first().waitFor()
  const answer = await page.request.post(`${site.url}/api/qr-contacts/`, {
    data: { consent: { given: true, source: 'test' }, email: 'below@example.org' },
  })
  const { doc } = (await answer.json()) as { doc: { id: number } }
  await visit(page, admin(`/collections/qr-contacts/${doc.id}`))
  await page.locator('.qr-contact').waitFor()
})

it('leads those who may not see numbers back, and visitors to the sign-in', async () => {
  const member = await signIn(browser, site.url, 'member')
  await visit(member, admin('/qr-analytics'))
  await member.getByRole('link', { name: 'Back to the dashboard' }).click()
  await member.waitForURL(/\/site\/admin\/?$/)
  await member.context().close()
  const nobody = await (await browser.newContext()).newPage()
  await nobody.goto(admin('/qr-crm'))
  await nobody.waitForURL(/\/site\/admin\/login\/?\?redirect=/)
  await nobody.context().close()
})
