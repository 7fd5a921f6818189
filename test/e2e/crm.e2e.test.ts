import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { expectAccessible } from './expectAccessible.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

type Doc = { [field: string]: unknown; code: string; id: number }

const siteURL = inject('siteURL')
const email = `ada.${Date.now()}@example.org`
/** Jobs run every two seconds, and what they queue waits for the next run. */
const patience = 45_000
let browser: Browser
let crm: Page
let visitor: Page
let campaign: Doc
let poster: Doc
let seat: Doc

beforeAll(async () => {
  browser = await launchBrowser()
  crm = await signIn(browser, siteURL, 'crm')
  visitor = await (await browser.newContext({ viewport: { height: 800, width: 375 } })).newPage()
  const manager = await signIn(browser, siteURL, 'manager')
  const made = await manager.request.post(`${siteURL}/api/qr-campaigns`, {
    data: { title: `Sells ${Date.now()}` },
  })
  campaign = ((await made.json()) as { doc: Doc }).doc
  poster = await createCode(manager, 'events/derby')
  seat = await createCode(manager, 'tickets')
  await manager.context().close()
})
afterAll(() => browser?.close())

async function createCode(page: Page, slug: string): Promise<Doc> {
  const pages = await page.request.get(`${siteURL}/api/pages?where[slug][equals]=${slug}`)
  const { docs } = (await pages.json()) as { docs: Doc[] }
  const reference = { relationTo: 'pages', value: docs[0]!.id }
  const answer = await page.request.post(`${siteURL}/api/qr-codes`, {
    data: {
      campaign: campaign.id,
      destination: { reference, type: 'reference' },
      title: `Sells ${slug} ${Date.now()}`,
    },
  })
  return ((await answer.json()) as { doc: Doc }).doc
}

/** What a phone's camera opens; the demo believes a proxy on its own machine. */
async function scan({ code }: Doc): Promise<string> {
  const answer = await until(async () => {
    const response = await fetch(`${siteURL}/q/${code}`, {
      headers: { ...IPHONE, 'x-forwarded-for': '91.10.0.9' },
      redirect: 'manual',
    })
    return response.status === 302 ? response : null
  })
  return new URL(answer.headers.get('location')!, siteURL).href
}

async function buy(page: Page, tickets: number): Promise<void> {
  await page.getByLabel('Tickets').selectOption(String(tickets))
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Last name').fill('Holm')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Buy' }).click()
  await page.getByRole('heading', { name: 'See you on the terrace' }).waitFor()
}

const conversionsOf = async ({ code }: Doc): Promise<Doc[]> => {
  const answer = await crm.request.get(
    `${siteURL}/api/qr-conversions?depth=0&where[code][equals]=${code}`,
  )
  return ((await answer.json()) as { docs: Doc[] }).docs
}

const cardOf = (page: Page) => page.locator(`article[data-email="${email}"]`)

/** The value beside a label on the contact's card, once it is `expected`. */
const shows = (page: Page, label: string, expected: RegExp) =>
  cardOf(page)
    .locator('.of-a-contact > div', { has: page.getByText(label, { exact: true }) })
    .filter({ hasText: expected })
    .waitFor({ timeout: patience })

/** The sales on the page of a code or campaign: its figures, and a line for each order. */
const salesOf = async ({ id }: Doc, collection: 'qr-campaigns' | 'qr-codes' = 'qr-codes') => {
  await visit(crm, `${siteURL}/admin/collections/${collection}/${id}`)
  const panel = crm.locator('section', { has: crm.getByRole('heading', { name: 'Sales' }) })
  const [figures, orders] = await Promise.all([
    panel.locator('dl').innerText(),
    panel.locator('tbody').innerText(),
  ])
  return { figures: figures.replace(/\s+/g, ' '), orders }
}

/** What the overview says was sold in the campaign, and by which codes. */
const overviewOf = async ({ slug }: Doc) => {
  await visit(crm, `${siteURL}/admin/qr-analytics?range=7d&campaign=${String(slug)}`)
  await crm.getByText('Revenue in EUR').waitFor()
  const figure = async (label: string) => {
    const text = await crm
      .locator('.qr-figures__one', { has: crm.getByText(label, { exact: true }) })
      .innerText()
    return text.replace(label, '').trim().split(/\s/)[0]
  }
  const card = crm.locator('.qr-card', {
    has: crm.getByRole('heading', { exact: true, name: 'Sales' }),
  })
  await card.locator('tr', { hasText: poster.code }).waitFor()
  return {
    conversions: await figure('Conversions'),
    revenue: await figure('Revenue in EUR'),
    rows: await card.locator('tr', { hasText: seat.code }).count(),
    tickets: await figure('Tickets'),
  }
}

it('a scan becomes a sale on a contact, and a cancellation takes it back', async () => {
  // it shows everything by itself: it is opened once, before anything has happened
  const hubspot = await crm.context().newPage()
  await visit(hubspot, `${siteURL}/demo/hubspot`)

  await visit(visitor, await scan(poster))
  await visitor.getByRole('link', { name: 'Get tickets' }).click()
  await visitor.waitForURL(/\/tickets\?qr_scan_id=[\w-]{24}$/)
  await buy(visitor, 1)
  await shows(hubspot, 'Value', /EUR 19\.90/)

  // the shop needs no script
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await plain.goto(await scan(seat))
  await buy(plain, 2)
  await shows(hubspot, 'First touch', new RegExp(poster.code))
  await shows(hubspot, 'Last touch', new RegExp(seat.code))
  await shows(hubspot, 'Scans', /2/)
  await shows(hubspot, 'Tickets', /3/)
  await shows(hubspot, 'Value', /EUR 59\.70/)
  await hubspot.getByText(`${email} was created`).waitFor()

  const vivenu = await crm.context().newPage()
  await visit(vivenu, `${siteURL}/demo/vivenu`)
  for (const { code } of [poster, seat]) {
    await cardOf(vivenu).getByText(`qr:${code}`, { exact: true }).waitFor({ timeout: patience })
  }

  await visit(crm, `${siteURL}/admin/collections/qr-contacts?search=${encodeURIComponent(email)}`)
  await crm.getByRole('link', { name: email }).click()
  await crm.waitForURL(/qr-contacts\/\d+/)
  const field = (name: string) => crm.locator(`[id="field-${name}"]`).inputValue()
  await crm.locator('[id="field-firstTouch__code"]').waitFor()
  expect(await field('firstTouch__code')).toBe(poster.code)
  expect(await field('lastTouch__code')).toBe(seat.code)
  const counted = async () => [await field('conversions'), await field('tickets'), await field('valueText')] // prettier-ignore
  expect(await counted()).toEqual(['2', '3', 'EUR 59.70'])
  const contactPage = crm.url()
  await visit(crm, `${siteURL}/admin/collections/qr-conversions?search=${seat.code}`)
  const row = crm.locator('tbody tr', { hasText: seat.code })
  expect(await row.innerText()).toMatch(/Complete[\s\S]*39\.8[\s\S]*EUR/)

  const sold = await salesOf(seat)
  expect(sold.figures).toBe('Conversions 1 Tickets 2 Revenue €39.80')
  expect(sold.orders).toMatch(/Complete[\s\S]*€39\.80/)

  expect((await salesOf(campaign, 'qr-campaigns')).figures).toBe(
    'Conversions 2 Tickets 3 Revenue €59.70',
  )
  expect(await overviewOf(campaign)).toEqual({
    conversions: '2',
    revenue: '€59.70',
    rows: 1,
    tickets: '3',
  })

  await plain.getByRole('button', { name: 'Cancel order' }).click()
  await plain.getByRole('heading', { name: 'Cancelled' }).waitFor()
  expect(await plain.getByRole('button', { name: 'Cancel order' }).count()).toBe(0)
  await shows(hubspot, 'Value', /EUR 19\.90/)
  await shows(hubspot, 'Tickets', /1/)
  const [cancelled] = await conversionsOf(seat)
  expect(cancelled).toMatchObject({ amount: 0, conversions: 0, status: 'cancelled', tickets: 0 })
  const [kept] = await conversionsOf(poster)
  expect(kept).toMatchObject({ amount: 19.9, status: 'complete', tickets: 1 })
  const gone = await salesOf(seat)
  expect(gone.figures).toMatch(/^Conversions 0 Tickets 0 Revenue (?:–|€0\.00)$/)
  expect(gone.orders).toMatch(/Cancelled[\s\S]*€0\.00/)
  const left = await salesOf(campaign, 'qr-campaigns')
  expect(left.figures).toBe('Conversions 1 Tickets 1 Revenue €19.90')
  expect(left.orders).toMatch(/Cancelled[\s\S]*€0\.00/)
  // what a browser was told it keeps for ten seconds
  await expect
    .poll(() => overviewOf(campaign), { timeout: patience })
    .toEqual({
      conversions: '1',
      revenue: '€19.90',
      rows: 0,
      tickets: '1',
    })
  await visit(crm, contactPage)
  await crm.locator('[id="field-valueText"]').waitFor()
  expect(await counted()).toEqual(['1', '1', 'EUR 19.90'])
  await vivenu.getByText(/transaction\.canceled delivered \(answered 200\)/).waitFor()
  await Promise.all([hubspot.close(), plain.context().close(), vivenu.close()])
})

it('an order that lacks something keeps the scan it came by', async () => {
  const landing = await scan(seat)
  await visit(visitor, landing)
  await visitor.getByLabel('First name').fill('Ada')
  await visitor.getByLabel('Last name').fill('Holm')
  // good enough for a browser
  await visitor.getByLabel('E-mail').fill('ada@nowhere')
  await visitor.getByRole('button', { name: 'Buy' }).click()
  await visitor.getByRole('alert').filter({ hasText: 'e-mail address' }).waitFor()
  const id = new URL(landing).searchParams.get('qr_scan_id')
  expect(await visitor.locator('input[name=qr_scan_id]').inputValue()).toBe(id)
})

it.each(['analyst', 'manager', 'member'] as const)(
  'role %s sees no people, and of sales at most sums',
  async (role) => {
    const page = await signIn(browser, siteURL, role)
    for (const path of [
      'qr-contacts',
      'qr-contacts/1',
      'qr-conversions',
      'qr-conversions/1',
      'qr/crm',
    ]) {
      const answer = await page.request.get(`${siteURL}/api/${path}`)
      expect({ path, status: answer.status() }).toEqual({ path, status: 403 })
    }
    expect(await page.getByRole('link', { name: /^(?:Contacts|Conversions)$/ }).count()).toBe(0)
    await visit(page, `${siteURL}/admin/collections/qr-codes/${seat.id}`)
    await page.getByRole('heading', { name: String(seat.title) }).waitFor()
    // the demo lets its manager see revenue
    const sales = page.getByRole('heading', { name: 'Sales' })
    expect(await sales.count()).toBe(role === 'manager' ? 1 : 0)
    expect(await page.locator('main, .document-fields').first().innerText()).not.toContain(
      '@example.org',
    )
    await visit(page, `${siteURL}/admin/collections/qr-contacts`)
    expect(await page.locator('body').innerText()).not.toContain('@example.org')
    await page.context().close()
  },
)

it('can be paused, as whatever moves by itself', async () => {
  const page = await browser.newPage()
  await page.clock.install()
  await visit(page, `${siteURL}/demo/hubspot`)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await until(async () => {
    await page.clock.runFor(2_000)
    return asked.length || null
  })
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Stands as of').waitFor()
  const before = asked.length
  await page.clock.runFor(20_000)
  expect(asked.length).toBe(before)
  await page.close()
})

it.each([
  ['shop', '/tickets?problem=email'],
  ['“HubSpot”', '/demo/hubspot'],
  ['“Vivenu”', '/demo/vivenu'],
])(
  '%s: axe finds nothing, light and dark; nothing scrolls sideways on a phone',
  async (_, path) => {
    const page = await crm.context().newPage()
    const open = async () => {
      await visit(page, siteURL + path)
      // with everything unfolded
      await page.evaluate(() =>
        document.querySelectorAll('details').forEach((one) => (one.open = true)),
      )
    }
    await expectAccessible(page, open, ['body'])
    await page.close()
  },
)
