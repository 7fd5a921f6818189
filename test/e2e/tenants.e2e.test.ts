import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { startTenantSite } from './startTenantSite.js'
import { visit } from './visit.js'

const TENANTS = ['alpha', 'bravo'] as const
const SCANS = { alpha: 2, bravo: 3 } as const
const password = 'a long password'

let site: Awaited<ReturnType<typeof startTenantSite>>
let browser: Browser
let page: Page
const codes: Record<string, number> = {}

beforeAll(async () => {
  site = await startTenantSite()
  const post = async (path: string, body: object, token?: string) => {
    const answer = await fetch(`${site.url}/api${path}`, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(token && { authorization: `JWT ${token}` }) }, // prettier-ignore
      method: 'POST',
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${said}`)
    return JSON.parse(said) as { doc: { id: number }; token: string }
  }
  const admin = { email: 'admin@example.com', password, role: 'admin' }
  const { token } = await post('/users/first-register', admin)
  for (const name of TENANTS) {
    const { doc: tenant } = await post('/tenants', { name }, token)
    const user = { email: `${name}@example.com`, password, role: 'manager', tenants: [{ tenant: tenant.id }] } // prettier-ignore
    await post('/users', user, token)
    const { doc: campaign } = await post('/qr-campaigns', { tenant: tenant.id, title: `${name} derby` }, token) // prettier-ignore
    const code = {
      campaign: campaign.id,
      code: name,
      destination: { type: 'url', url: `https://${name}.example/` },
      tags: [`${name} stand`],
      tenant: tenant.id,
      title: `${name} code`,
    }
    codes[name] = (await post('/qr-codes', code, token)).doc.id
    for (let scan = 0; scan < SCANS[name]; scan++) {
      const headers = { ...IPHONE, 'x-forwarded-for': `73.162.10.${scan + 1}` }
      await fetch(`${site.url}/q/${name}`, { headers, redirect: 'manual' })
    }
  }
  await until(async () => {
    const answer = await fetch(`${site.url}/api/qr-scans?limit=0`, { headers: { authorization: `JWT ${token}` } }) // prettier-ignore
    return ((await answer.json()) as { totalDocs: number }).totalDocs === 5 || null
  })
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { height: 1000, width: 1280 } })).newPage()
  await visit(page, `${site.url}/admin/login`)
  await page.fill('#field-email', 'alpha@example.com')
  await page.fill('#field-password', password)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !/\/login\/?$/.test(url.pathname))
}, 900_000)
afterAll(async () => {
  await browser?.close()
  await site?.stop()
}, 60_000)

/** All a page says, once it says what is its own. */
async function textOf(own: RegExp): Promise<string> {
  return until(async () => {
    const text = await page.evaluate(() => document.body.innerText)
    return own.test(text) ? text + (await page.content()) : null
  }, 60_000)
}

it.each([
  ['the dashboard', '/admin', /alpha code/i],
  ['the list of codes', '/admin/collections/qr-codes', /alpha code/i],
  ['the list of scans', '/admin/collections/qr-scans', /alpha/i],
  ['the list of campaigns', '/admin/collections/qr-campaigns', /alpha derby/i],
  ['analytics', '/admin/qr-analytics', /alpha code/i],
  ['alerts', '/admin/qr-alerts', /alerts/i],
])('%s shows one’s own and nothing of another tenant', async (_, path, own) => {
  await visit(page, site.url + path)
  await page.waitForLoadState('networkidle')
  expect(await textOf(own)).not.toMatch(/bravo/i)
})

it('analytics counts one’s own scans', async () => {
  await visit(page, `${site.url}/admin/qr-analytics`)
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.evaluate(() => document.body.innerText)).toMatch(/\b2\b/)
  const answer = await page.request.get(`${site.url}/api/qr-scans/stats`)
  expect(await answer.json()).toMatchObject({ total: SCANS.alpha })
})

it('the form shows and offers one’s own, and does not open another one’s code', async () => {
  await visit(page, `${site.url}/admin/collections/qr-codes/${codes.alpha}`)
  await page.waitForLoadState('networkidle')
  expect(await textOf(/alpha\.example|alpha code/i)).not.toMatch(/bravo/i)
  await page.locator('#field-campaign .rs__control').click()
  const offered = page.locator('.rs__option')
  await until(async () => ((await offered.count()) > 0 ? true : null))
  expect((await offered.allInnerTexts()).join()).toMatch(/^alpha derby$/)
  const other = `${site.url}/admin/collections/qr-codes/${codes.bravo}`
  await page.goto(other)
  await page.waitForLoadState('networkidle')
  expect(await page.content()).not.toMatch(/bravo/i)
})
