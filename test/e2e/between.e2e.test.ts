import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { expectAccessible } from './expectAccessible.js'
import { heard } from './heard.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const PASSWORD = 'tribune west'
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

const fold = () => page.locator('#field-between')
const kind = () => fold().locator('#field-between__kind')
const headers = { ...IPHONE, 'x-forwarded-for': '73.162.77.1' }
const scan = (code: string) => fetch(`${siteURL}/q/${code}`, { headers, redirect: 'manual' })

async function choose(name: string): Promise<void> {
  await press(kind().locator('.rs__control'))
  await heard(page, () => kind().getByText(name, { exact: true }).click())
}

it('an editor sets a password, is told what it lacks, sees the page, and phones are asked', async () => {
  const code = `ASKS${Date.now() % 1e7}`.replaceAll(/[01]/g, 'Z')
  await visit(page, `${siteURL}/admin/collections/qr-codes/create`, { waitUntil: 'networkidle' })
  await heard(page, () => page.fill('#field-title', code))
  await heard(page, () => page.fill('#field-code', code))
  await heard(page, () => page.fill('[id="field-destination__url"]', 'https://example.com/inner'))
  await fold().scrollIntoViewIfNeeded()
  // folded while it is off
  expect(await kind().isVisible()).toBe(false)
  await press(fold().locator('summary').first())
  await choose('Password')
  const password = fold().getByLabel('Password', { exact: true })
  await password.fill('1234')
  await fold().getByText('add 4 more').waitFor()
  expect(await password.getAttribute('type')).toBe('password')
  await password.fill(PASSWORD)
  await fold().getByText('Nobody can read it again').waitFor()
  await page.getByText('Asks first: Password').waitFor()

  await press(fold().getByText('See the page'))
  const shown = fold().frameLocator('iframe')
  await shown.getByRole('heading', { name: 'Please enter the password' }).waitFor()

  await heard(page, () => page.click('#action-save'))
  await page.waitForURL(/\/qr-codes\/\d+/)
  await fold().getByText('A password is set').waitFor()
  expect(await password.inputValue()).toBe('')
  const html = await until(async () => {
    const answer = await scan(code)
    return answer.status === 200 ? answer.text() : null
  })
  expect(html).not.toContain('example.com/inner')
  const proof = /name="proof" value="([^"]+)"/.exec(html)![1]!
  const body = new URLSearchParams({ password: PASSWORD, proof })
  const answer = await fetch(`${siteURL}/Q/${code}`, { body, headers, method: 'POST', redirect: 'manual' }) // prettier-ignore
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toContain('https://example.com/inner')
  // as the phone has it, printed in capitals
  expect(answer.headers.get('set-cookie')).toContain(`Path=/Q/${code};`)
})

/** What is ours in it: Payload's own select has rules of axe to learn. */
const PARTS = [
  '#field-between summary',
  '#field-between .qr-muted',
  '#field-between div:has(> div > #field-between__password)',
]

it('axe finds nothing in the fields of a page in between, light and dark', async () => {
  const address = page.url()
  await expectAccessible(
    page,
    async () => {
      await visit(page, address, { waitUntil: 'networkidle' })
      await fold().scrollIntoViewIfNeeded()
      await fold().getByText('A password is set').waitFor()
    },
    PARTS,
  )
})
