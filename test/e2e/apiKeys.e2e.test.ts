import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { findViolations } from './findViolations.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterAll(() => browser?.close())

const ask = (key: string, path: string): Promise<Response> =>
  fetch(`${siteURL}/api${path}`, { headers: { authorization: `Bearer ${key}` } })

it('makes a key that is shown once, copies it, calls with it, and revokes it', async () => {
  await visit(page, `${siteURL}/admin/collections/qr-api-keys/create`, { waitUntil: 'networkidle' })
  await page.getByText('Save to get the key').waitFor()
  await page.fill('#field-title', 'Print shop')
  await page.locator('#field-scopes input').fill('codes:read')
  await page.locator('.rs__option', { hasText: 'codes:read' }).click()
  await press(page.locator('#action-save'))

  const shown = page.locator('#qr-api-key')
  await shown.waitFor()
  await page.waitForURL(/qr-api-keys\/\d+/)
  const key = (await shown.textContent())!
  expect(key).toMatch(/^qrk_[0-9A-Za-z]{49}$/)
  expect(await findViolations(page, ['.qr-key'])).toEqual([])
  await page.getByRole('button', { name: 'Copy the key' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)

  expect((await ask(key, '/qr-codes?limit=1')).status).toBe(200)
  expect((await ask(key, '/qr-scans/stats')).status).toBe(403)
  expect(await (await ask(key, '/users/me')).json()).toMatchObject({ user: null })

  // It is nowhere when the page is opened again.
  await visit(page, page.url(), { waitUntil: 'networkidle' })
  await page.getByText('The key itself was shown once').waitFor()
  expect(await page.content()).not.toContain(key)

  await page.getByRole('button', { name: 'Revoke key' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.textContent()).toContain('Print shop')
  await dialog.getByRole('button', { name: 'Revoke key' }).click()
  await page.getByText('Whoever sends this key is refused').waitFor()
  expect((await ask(key, '/qr-codes?limit=1')).status).toBe(401)
})

it.each([
  ['de', 'Speichern Sie, um den Schlüssel zu bekommen'],
  ['es', 'Guarde para obtener la clave'],
  ['fr', 'Enregistrez pour obtenir la clé'],
  ['ru', 'Сохраните, чтобы получить ключ'],
])('says so in %s', async (language, text) => {
  await page.context().addCookies([{ name: 'payload-lng', url: siteURL, value: language }])
  await visit(page, `${siteURL}/admin/collections/qr-api-keys/create`, { waitUntil: 'networkidle' })
  await page.getByText(text).waitFor()
})
