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
const ANDROID = {
  ...IPHONE,
  'user-agent':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
}
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

const rules = () => page.locator('#field-rules')
const row = (number: number) =>
  rules()
    .locator('.qr-rule')
    .nth(number - 1)

/** Opens the form of a new rule, with one condition. */
async function addRule(number: number, condition: string, destination: string): Promise<void> {
  await press(rules().getByRole('button', { name: 'Add a rule' }))
  await row(number).getByLabel('Add a condition').selectOption({ label: condition })
  await row(number).getByLabel('Leads to').fill(destination)
}

async function scan(code: string, headers: Record<string, string>): Promise<string> {
  const from = `73.162.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`
  const answer = await fetch(`${siteURL}/q/${code}`, {
    headers: { ...headers, 'x-forwarded-for': from },
    redirect: 'manual',
  })
  return answer.headers.get('location') ?? ''
}

it('an editor writes rules as sentences, tries them, and phones get what the tester said', async () => {
  const code = `RULES${Date.now() % 1e7}`.replaceAll(/[01]/g, 'Z')
  await visit(page, `${siteURL}/admin/collections/qr-codes/create`, { waitUntil: 'networkidle' })
  await heard(page, () => page.fill('#field-title', code))
  await page.fill('#field-code', code)
  await page.fill('[id="field-destination__url"]', 'https://example.com/home')
  await rules().scrollIntoViewIfNeeded()

  await addRule(1, 'Devices', 'https://example.com/apple')
  await row(1).getByLabel('iPhone or iPad').check()
  await row(1).getByText('If the device is iPhone or iPad').waitFor()
  await addRule(2, 'Languages', 'https://example.com/french')
  await row(2).getByRole('textbox', { exact: true, name: 'Languages' }).fill('fr')
  await row(2).getByText('If the language is French').waitFor()

  // By the keyboard: up, and the focus goes with it.
  await row(2).getByRole('button', { name: 'Move rule 2 up' }).focus()
  await page.keyboard.press('Enter')
  await row(1).getByText('If the language is French').waitFor()
  await row(1).getByRole('button', { name: 'Move rule 1 down' }).waitFor()
  await page.locator('[aria-label="Move rule 1 down"]:focus').waitFor()
  await page.keyboard.press('Enter')
  await row(1).getByText('If the device is iPhone or iPad').waitFor()

  // What can never be reached is said while it is written.
  await press(rules().getByRole('button', { name: 'Add a rule' }))
  await row(3).getByLabel('Leads to').fill('https://example.com/all')
  await press(row(3).getByRole('button', { name: 'Move rule 3 up' }))
  await row(3).getByText('can never be reached').waitFor()
  await press(row(2).getByRole('button', { name: 'Delete rule 2' }))
  await rules().getByText('can never be reached').waitFor({ state: 'detached' })

  await page.click('#action-save')
  await page.waitForURL(/qr-codes\/\d+/)
  await rules().scrollIntoViewIfNeeded()
  const tester = rules().locator('.qr-rules__tester')
  await press(tester.locator('summary'))
  const tryOut = async (device: string, language: string): Promise<string> => {
    await tester.getByLabel('Device').selectOption({ label: device })
    await tester.getByLabel('Language').fill(language)
    await press(tester.getByRole('button', { exact: true, name: 'Try' }))
    return tester.locator('.qr-rules__answer').innerText()
  }
  expect(await tryOut('iPhone', '')).toMatch(/Rule 1 decides.*example\.com\/apple/s)
  expect(await tryOut('Android', 'fr')).toMatch(/Rule 2 decides.*example\.com\/french/s)
  expect(await tryOut('Android', '')).toMatch(/No rule holds.*example\.com\/home/s)
  expect(
    await until(async () => {
      const location = await scan(code, IPHONE)
      return location.includes('/apple') ? location : null
    }),
  ).toContain('https://example.com/apple')
  expect(await scan(code, ANDROID)).toContain('https://example.com/home')
  expect(await scan(code, { ...ANDROID, 'accept-language': 'fr-FR,fr;q=0.9' })).toContain(
    'https://example.com/french',
  )
}, 120_000)

it('is there for everybody, light and dark, and fits a phone', async () => {
  const address = page.url()
  const open = async (): Promise<void> => {
    await visit(page, address, { waitUntil: 'networkidle' })
    await rules().scrollIntoViewIfNeeded()
    await press(row(1).getByRole('button', { name: 'Edit rule 1' }))
    await press(rules().locator('.qr-rules__tester summary'))
    await row(1).getByLabel('Leads to').waitFor()
  }
  await expectAccessible(page, open, ['#field-rules'])
}, 120_000)
