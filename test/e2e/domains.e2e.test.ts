import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { decodeSVG } from '../decode/decodeSVG.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { findViolations } from './findViolations.js'
import { heard } from './heard.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
/** The demo's short domain that leads here, with a path of its own, and one that leads nowhere. */
const HERE = new URL(siteURL).host.replace('localhost', '127.0.0.1')
const NOWHERE = 'go.invalid'
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

type Doc = { code: string; domain: null | string; id: number; scans: number; shortURL: string }

async function create(collection: string, data: object): Promise<Doc> {
  const answer = await page.request.post(`${siteURL}/api/${collection}`, { data })
  return ((await answer.json()) as { doc: Doc }).doc
}

const createCode = (code: string, more: object = {}) =>
  create('qr-codes', {
    code,
    destination: { type: 'url', url: `https://example.com/${code.toLowerCase()}` },
    title: code,
    ...more,
  })

const read = async (id: number): Promise<Doc> =>
  (await (await page.request.get(`${siteURL}/api/qr-codes/${id}`)).json()) as Doc

let phones = Math.floor(Math.random() * 20_000)

/** Where a phone that was not here before is sent. */
async function scan(url: string): Promise<string> {
  const from = `73.162.${(phones += 1) >> 8}.${phones & 255}`
  const headers = { ...IPHONE, 'x-forwarded-for': from }
  const answer = await fetch(url, { headers, redirect: 'manual' })
  return answer.headers.get('location') ?? ''
}

const leads = (url: string, code: string) =>
  until(async () => {
    const location = await scan(url)
    return location.startsWith(`https://example.com/${code.toLowerCase()}`) ? true : null
  })

const open = (collection: string, id: number) =>
  visit(page, `${siteURL}/admin/collections/${collection}/${id}`, { waitUntil: 'networkidle' })

/** The field with what is said below it. */
const field = () => page.locator('.qr-domain')

async function choose(host: string): Promise<void> {
  await field().scrollIntoViewIfNeeded()
  await heard(page, () => page.selectOption('#field-domain', host))
}

const stamp = () => `${Date.now() % 1e7}`

it('a printed code moves to a short domain: symbol and short URL say it, and both addresses lead on', async () => {
  const code = `MOVE${stamp()}`
  const { id } = await createCode(code)
  await leads(`${siteURL}/Q/${code}`, code)
  await until(async () => ((await read(id)).scans > 0 ? true : null))
  await open('qr-codes', id)
  expect(await page.locator('#field-domain option').first().textContent()).toBe(
    `Default (${new URL(siteURL).host})`,
  )

  // What a choice means is said before it is saved, and the symbol says the new address at once.
  await choose(HERE)
  await field().getByText(`the symbol says ${HERE}/go/${code}`).waitFor()
  await page.locator('.qr-hero__url').getByText(`${HERE}/go/${code}`).waitFor()
  await until(async () => {
    const source = (await page.locator('.qr-hero img.qr-symbol__image').getAttribute('src'))!
    const text = await decodeSVG(decodeURIComponent(source.slice(source.indexOf(',') + 1)))
    return text === `http://${HERE}/GO/${code}` ? true : null
  })
  expect(await findViolations(page, ['.qr-domain'])).toEqual([])
  await press(page.locator('#action-save'))
  await until(async () => ((await read(id)).domain === HERE ? true : null))
  expect((await read(id)).shortURL).toBe(`http://${HERE}/go/${code}`)
  for (const url of [`http://${HERE}/go/${code}`, `http://${HERE}/GO/${code}`]) {
    await leads(url, code)
  }
  await leads(`${siteURL}/Q/${code}`, code)
})

it('the same text leads elsewhere on the other domain, and a taken one is said while it is chosen', async () => {
  const code = `SAME${stamp()}`
  const { id } = await createCode(code, {
    destination: { type: 'url', url: 'https://example.com/first' },
  })
  const second = await createCode(code, {
    destination: { type: 'url', url: 'https://example.com/second' },
    domain: HERE,
  })
  await leads(`${siteURL}/q/${code}`, 'first')
  await leads(`http://${HERE}/go/${code}`, 'second')
  // through a rewrite of Next's, too, a printed path is known for one
  await leads(`http://${HERE}/GO/${code}`, 'second')
  await until(async () => {
    const answer = await page.request.get(
      `${siteURL}/api/qr-codes/${second.id}/stats?detail=1&range=30d`,
    )
    const { channels } = (await answer.json()) as { channels: { rows: { value: null | string }[] } }
    return channels.rows.some(({ value }) => value === 'printed') ? true : null
  })
  await open('qr-codes', id)
  await choose(HERE)
  await field().getByText(`"${HERE}/${code}" is taken`).waitFor()
  await press(page.locator('#action-save'))
  await page.getByText('The following field is invalid').waitFor()
  await leads(`${siteURL}/q/${code}`, 'first')
})

it('a domain that does not lead here is warned of, on the code and on the page of alerts', async () => {
  const { id } = await createCode(`WARN${stamp()}`)
  await open('qr-codes', id)
  await choose(NOWHERE)
  await field().getByText(`${NOWHERE} leads nowhere yet: its DNS`).waitFor()
  await visit(page, `${siteURL}/admin/qr-alerts`, { waitUntil: 'networkidle' })
  const states = page.locator('.qr-domains')
  await states.getByText(`${HERE} leads here.`).waitFor()
  await states.getByText(`${NOWHERE} leads nowhere yet`).waitFor()
})

it('a campaign moves its codes, and its code’s form says so', async () => {
  const code = `CAMP${stamp()}`
  const campaign = await create('qr-campaigns', { title: `Domains ${code}` })
  const { id } = await createCode(code, { campaign: campaign.id })
  await open('qr-campaigns', campaign.id)
  await choose(HERE)
  await page.getByText(`the codes of this campaign move to ${HERE}`).waitFor()
  await press(page.locator('#action-save'))
  await until(async () => ((await read(id)).shortURL === `http://${HERE}/go/${code}` ? true : null))
  await leads(`http://${HERE}/go/${code.toLowerCase()}`, code)
  await open('qr-codes', id)
  const chosen = page.locator('#field-domain option').first()
  await until(async () =>
    (await chosen.textContent()) === `As its campaign (${HERE})` ? true : null,
  )
})
