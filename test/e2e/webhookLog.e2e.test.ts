import type { Browser } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { until } from '../until.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const log = `${siteURL}/admin/collections/qr-messages`

const FIRST_LOOK = 330_000

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

it(
  'the log says what was sent to whom, and what was answered',
  async () => {
    const admin = await signIn(browser, siteURL, 'admin')
    const sent = async () => {
      const answer = await admin.request.get(`${siteURL}/api/qr-messages?where[state][equals]=sent`)
      return ((await answer.json()) as { totalDocs?: number }).totalDocs || null
    }
    // alerts of the site's first look, minutes after its start
    await until(sent, FIRST_LOOK)
    await visit(admin, `${log}?where[or][0][and][0][state][equals]=sent`)
    const first = admin.locator('tbody tr').first()
    await first.waitFor()
    const cells = await first.locator('td').allTextContents()
    expect(cells).toEqual(expect.arrayContaining(['inbox', 'sent', '204']))
    await first.getByRole('link').first().click()
    // nobody writes it
    await admin.getByText('inbox', { exact: true }).or(admin.locator('#field-endpoint')).first().waitFor() // prettier-ignore
    expect(await admin.locator('#action-save').count()).toBe(0)
    await admin.context().close()
  },
  2 * FIRST_LOOK,
)

it('who was not named does not see it', async () => {
  const manager = await signIn(browser, siteURL, 'manager')
  expect((await manager.request.get(`${siteURL}/api/qr-messages`)).status()).toBe(403)
  await visit(manager, `${siteURL}/admin`)
  expect(await manager.getByRole('link', { name: 'Webhook messages' }).count()).toBe(0)
  await manager.context().close()
})
