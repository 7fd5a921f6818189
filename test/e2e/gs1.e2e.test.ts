import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { checkDigitOf } from '../../src/vocabulary/gs1/checkDigits.js'
import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { findViolations } from './findViolations.js'
import { heard } from './heard.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

/** Waits until it does. */
const holds = (ask: () => Promise<boolean>) => until(async () => ((await ask()) ? true : null))

const siteURL = inject('siteURL')
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

type Doc = { gs1: { identifiers: null | string }; id: number; printedURL: string }

/** A product of its own for each run. */
const digits = `9506${String(Date.now() % 1e8).padStart(8, '0')}`
const right = digits + checkDigitOf(digits)
const wrong = digits + ((Number(right.at(-1)) + 1) % 10)

let phones = Math.floor(Math.random() * 20_000)
const scan = (path: string) =>
  fetch(`${siteURL}${path}`, {
    headers: { ...IPHONE, 'x-forwarded-for': `73.162.${(phones += 1) >> 8}.${phones & 255}` },
    redirect: 'manual',
  })

it('says of a wrong check digit what would be right, while it is typed', async () => {
  const code = `GTIN${Date.now() % 1e7}`
  const made = await page.request.post(`${siteURL}/api/qr-codes`, {
    data: { code, destination: { type: 'url', url: 'https://example.com/mug' }, title: code },
  })
  const { id } = ((await made.json()) as { doc: Doc }).doc
  const read = async (): Promise<Doc> =>
    (await (await page.request.get(`${siteURL}/api/qr-codes/${id}`)).json()) as Doc
  await visit(page, `${siteURL}/admin/collections/qr-codes/${id}`, { waitUntil: 'networkidle' })

  const fold = page.locator('#field-gs1')
  // What is below is drawn when it comes into sight.
  await page.locator('#field-between').scrollIntoViewIfNeeded()
  await fold.scrollIntoViewIfNeeded()
  await fold.locator('summary').click()
  const field = page.locator('#field-gs1__identifiers')
  await field.waitFor()
  await heard(page, () => field.fill(wrong))
  const said = `The check digit of 0${wrong} should be ${right.at(-1)}: write 0${right}`
  const warning = fold.locator('.qr-warnings li').filter({ hasText: said })
  await warning.waitFor()
  expect(await findViolations(page, ['#field-gs1 .qr-warnings', '#field-gs1 > p'])).toEqual([])

  // A refused save changes nothing.
  await press(page.locator('#action-save'))
  await page.getByText('The following field is invalid').first().waitFor()
  expect((await read()).gs1.identifiers).toBeNull()

  // So is that another code has it.
  const others = `9506${String((Date.now() + 1) % 1e8).padStart(8, '0')}`
  const taken = others + checkDigitOf(others)
  const destination = { type: 'url', url: 'https://example.com/plate' }
  const gs1 = { identifiers: taken }
  await page.request.post(`${siteURL}/api/qr-codes`, { data: { destination, gs1, title: taken } })
  await field.fill(taken)
  await fold.locator('.qr-warnings li').filter({ hasText: 'has a code already' }).waitFor()
  await field.fill(wrong)

  // The fix is one press away.
  await heard(page, () => press(fold.getByRole('button', { name: `0${right}` })))
  await warning.waitFor({ state: 'detached' })
  expect(await field.inputValue()).toBe(`0${right}`)
  await fold.getByText(`/id/01/0${right}`).waitFor()
  await press(page.locator('#action-save'))
  await holds(async () => (await read()).gs1.identifiers === `(01)0${right}`)
  expect((await read()).printedURL).toBe(`${siteURL}/id/01/0${right}`)

  // What is printed leads on, and tells apps what there is.
  const path = `/id/01/0${right}`
  await holds(async () => (await scan(path)).status === 302)
  expect((await scan(`${path}/21/7`)).headers.get('location')).toContain('https://example.com/mug')
  expect((await scan(`/id/01/0${wrong}`)).status).toBe(400)
  const linkset = fold.getByRole('link', { name: 'All links, as apps read them' })
  const answer = await fetch((await linkset.getAttribute('href'))!)
  expect(answer.headers.get('content-type')).toBe('application/linkset+json')
  expect(await answer.json()).toMatchObject({ linkset: [{ anchor: `${siteURL}${path}` }] })
  expect((await scan('/.well-known/gs1resolver')).status).toBe(200)
})
