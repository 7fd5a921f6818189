import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { until } from '../until.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')

let browser: Browser
let manager: Page

beforeAll(async () => {
  browser = await launchBrowser()
  manager = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

type Alert = { kind: string; qrCode: number; silenced: boolean; title: string }

const alertsOf = async (title: string): Promise<Alert[]> => {
  const answer = await manager.request.get(`${siteURL}/api/qr/alerts`)
  const { alerts } = (await answer.json()) as { alerts: Alert[] }
  return alerts.filter((one) => one.title === title)
}

const row = (page: Page) => page.locator('tbody tr', { hasText: TITLE })
const list = `${siteURL}/admin/collections/qr-codes?search=SOLDOUT`
/** Of the demo: its limit is reached. */
const TITLE = 'Signed cards, first 250'

it('an alert is silenced for a code and told again; the list marks what is not silenced', async () => {
  expect((await alertsOf(TITLE)).map(({ kind }) => kind)).toContain('limit-reached')
  const { qrCode } = (await alertsOf(TITLE))[0]!
  const data = { kind: 'limit-reached', silent: false }
  await manager.request.post(`${siteURL}/api/qr-codes/${qrCode}/silence`, { data })
  const before = (await alertsOf(TITLE)).length
  await visit(manager, list)
  const mark = row(manager).getByRole('link', { name: `Alerts of ${TITLE}` })
  await until(async () => ((await mark.textContent()) === String(before) ? true : null))

  await visit(manager, `${siteURL}/admin/qr-alerts`)
  const name = `${TITLE}, Limit reached`
  await press(manager.getByRole('button', { exact: true, name: `Silence: ${name}` }))
  const again = manager.getByRole('button', { exact: true, name: `Tell again: ${name}` })
  await again.waitFor()
  // the focus stays where it was
  expect(await again.evaluate((button) => button === document.activeElement)).toBe(true)
  expect(await alertsOf(TITLE)).toContainEqual(expect.objectContaining({ kind: 'limit-reached', silenced: true })) // prettier-ignore

  await visit(manager, list)
  const left = before - 1
  await row(manager).first().waitFor()
  await until(async () => {
    const shown = (await mark.count()) ? await mark.textContent() : '0'
    return shown === String(left) ? true : null
  })

  await visit(manager, `${siteURL}/admin/qr-alerts`)
  await press(manager.getByRole('button', { exact: true, name: `Tell again: ${name}` }))
  await manager.getByRole('button', { exact: true, name: `Silence: ${name}` }).waitFor()
  expect(await alertsOf(TITLE)).toContainEqual(expect.objectContaining({ kind: 'limit-reached', silenced: false })) // prettier-ignore
})

it('who may not update codes is offered no silence', async () => {
  const member = await signIn(browser, siteURL, 'member')
  await visit(member, `${siteURL}/admin/qr-alerts`)
  await member.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor()
  expect(await member.getByRole('button', { name: /^Silence/ }).count()).toBe(0)
  await member.context().close()
})
