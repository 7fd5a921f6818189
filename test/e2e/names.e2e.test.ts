import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { findViolations } from './findViolations.js'
import { heard } from './heard.js'
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

type Doc = { aliases: string[]; code: string; id: number; scans: number }

async function create(code: string): Promise<Doc> {
  const destination = { type: 'url', url: 'https://example.com/home' }
  const answer = await page.request.post(`${siteURL}/api/qr-codes`, {
    data: { code, destination, title: code },
  })
  return ((await answer.json()) as { doc: Doc }).doc
}

const read = async (id: number): Promise<Doc> =>
  (await (await page.request.get(`${siteURL}/api/qr-codes/${id}`)).json()) as Doc

let phones = Math.floor(Math.random() * 20_000)

/** Where a phone that was not here before is sent. */
async function scan(path: string): Promise<string> {
  const from = `73.162.${(phones += 1) >> 8}.${phones & 255}`
  const answer = await fetch(`${siteURL}${path}`, {
    headers: { ...IPHONE, 'x-forwarded-for': from },
    redirect: 'manual',
  })
  return answer.headers.get('location') ?? ''
}

const leads = (path: string) =>
  until(async () => ((await scan(path)).startsWith('https://example.com/home') ? true : null))

const open = (id: number) =>
  visit(page, `${siteURL}/admin/collections/qr-codes/${id}`, { waitUntil: 'networkidle' })

it('a printed code is renamed: both texts lead on, and each has its figures', async () => {
  const old = `OLD${Date.now() % 1e7}`
  const { id } = await create(old)
  await leads(`/Q/${old}`)
  await until(async () => ((await read(id)).scans > 0 ? true : null))
  await open(id)
  await page.getByText('This code is in print. You can rename it').waitFor()

  // What happens is said while it is typed.
  const now = `NEW${old.slice(3)}`
  await heard(page, () => page.fill('#field-code', now.toLowerCase()))
  await page.getByText(`after you save, the symbol says ${now}`).waitFor()
  await page.getByText(`${old} stays as an alias for good`).waitFor()
  await press(page.locator('#action-save'))
  await until(async () => ((await read(id)).code === now ? true : null))
  expect((await read(id)).aliases).toEqual([old])
  await leads(`/Q/${old}`)
  await leads(`/Q/${now}`)
  await leads(`/q/${now.toLowerCase()}?qr_via=nfc`)

  const statsOf = async () => {
    const path = `${siteURL}/api/qr-codes/${id}/stats?detail=1&range=30d`
    return (await (await page.request.get(path)).json()) as Record<
      'aliases' | 'channels',
      { rows: { scans: number; value: null | string }[] }
    >
  }
  const countOf = async (of: 'aliases' | 'channels', value: null | string) =>
    (await statsOf())[of].rows.find((row) => row.value === value)?.scans ?? 0
  await until(async () => ((await countOf('aliases', old)) > 0 ? true : null))
  await until(async () => ((await countOf('channels', 'nfc')) > 0 ? true : null))
  // through Next's own route a printed path is known for one
  expect(await countOf('channels', 'printed')).toBeGreaterThan(0)
  const scans = await countOf('aliases', old)

  // Beside the alias stands how often it was scanned, and it cannot be taken away. The page was there
  // before the scan, and browsers keep its figures for a moment.
  const field = page.locator('#field-aliases')
  await until(async () => {
    await open(id)
    await field.scrollIntoViewIfNeeded()
    await field.getByText('scans in 30 days').waitFor()
    return (await field.getByText(`${old}: ${scans} scans in 30 days`).count()) > 0 ? true : null
  }, 60_000)
  expect(await findViolations(page, ['.qr-aliases'])).toEqual([])
  await heard(page, () =>
    field
      .getByRole('button', { name: /remove/i })
      .first()
      .click(),
  )
  await field.getByText(`“${old}” was scanned or printed`).waitFor()
  await press(page.locator('#action-save'))
  await page.getByText('The following field is invalid').waitFor()
  expect((await read(id)).aliases).toEqual([old])
  await leads(`/Q/${old}`)
})

it('a taken text is said while it is typed', async () => {
  const taken = `TAKEN${Date.now() % 1e7}`
  await create(taken)
  const { id } = await create(`MINE${Date.now() % 1e7}`)
  await open(id)
  const field = page.locator('#field-aliases')
  await field.scrollIntoViewIfNeeded()
  await field.locator('input').first().fill(taken.toLowerCase())
  await heard(page, () => page.keyboard.press('Enter'))
  await field.getByText(`The code "${taken}" is taken`).waitFor()
})
