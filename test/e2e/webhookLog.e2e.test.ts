import type { Browser } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { until } from '../until.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const log = `${siteURL}/admin/collections/qr-messages`

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

it('the log says what was sent to whom, and what was answered', async () => {
  const admin = await signIn(browser, siteURL, 'admin')
  const sent = `${log}?where[or][0][and][0][state][equals]=sent`
  const first = admin.locator('tbody tr').first()
  // told as alerts of the demo, and tried again now that its inbox is there
  await until(async () => {
    await visit(admin, sent)
    await admin.locator('.collection-list').waitFor()
    return (await first.count()) || null
  }, 60_000)
  const cells = await first.locator('td').allTextContents()
  expect(cells).toEqual(expect.arrayContaining(['inbox', 'sent', '204']))
  // nobody writes it
  await first.getByRole('link').first().click()
  await admin.waitForURL(/qr-messages\/.+/)
  expect(await admin.locator('#action-save').count()).toBe(0)
  await admin.context().close()
}, 120_000)

it('who was not named does not see it', async () => {
  const manager = await signIn(browser, siteURL, 'manager')
  await visit(manager, `${siteURL}/admin`)
  expect(await manager.getByRole('link', { name: 'Webhook messages' }).count()).toBe(0)
  await manager.context().close()
})
