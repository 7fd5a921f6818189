import type { Browser, Page } from 'playwright-core'

import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { temporaryFolder } from '../temporaryFolder.js'
import { cameraOf, writeCameraFile } from './cameraFile.js'
import { expectAccessible } from './expectAccessible.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const film = path.join(temporaryFolder('camera'), 'ticket.y4m')
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser(cameraOf(film))
  page = await signIn(browser, siteURL, 'manager')
})
afterAll(() => browser?.close())

async function ticket(title: string): Promise<string> {
  const answer = await page.request.post(`${siteURL}/api/qr-codes`, {
    data: { destination: { type: 'url', url: 'https://example.com/' }, ticket: true, title },
  })
  return ((await answer.json()) as { doc: { code: string } }).doc.code
}
const verdict = () => page.locator('.qr-door__verdict')
async function byHand(text: string): Promise<void> {
  await page.getByLabel('Code, by hand').fill(text)
  await page.getByRole('button', { name: 'Let in' }).click()
}

it('lets in by the camera, once, on a phone', async () => {
  const code = await ticket('Ada, row 1')
  writeCameraFile(film, `${siteURL}/Q/${code}`.toUpperCase())
  await page.setViewportSize({ height: 720, width: 360 })
  await visit(page, `${siteURL}/admin/qr-check-in`)
  await page.locator('#qr-door-camera').click()
  await verdict().getByText('Come in').waitFor()
  await verdict().getByText('Ada, row 1').waitFor()
  // A symbol that stays before the camera is one; shown once more it is another.
  await page.locator('#qr-door-camera').click()
  await verdict().getByText('Come in').waitFor()
  await page.locator('#qr-door-camera').click()
  await verdict().getByText('Used already').waitFor()
  await page.locator('#qr-door-camera').click()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(wide).toBe(false)
})

it('refuses what is unsigned or made up, notes people without a network, and tells who was twice', async () => {
  await byHand('MENU')
  await verdict().getByText('Not a ticket', { exact: true }).waitFor()
  await byHand('SEAT-12-23456789AB')
  await verdict().getByText('Not a ticket of ours').waitFor()

  const [first, second] = [await ticket('Grace'), await ticket('Edsger')]
  await page.context().setOffline(true)
  await byHand(first)
  await verdict().getByText('Noted, without a network').waitFor()
  await byHand(second)
  await page.getByText('Noted and not checked yet: 2').waitFor()
  // Another door lets the second one in meanwhile: the request goes past the browser.
  const cookies = await page.context().cookies()
  const other = await fetch(`${siteURL}/api/qr/check-in`, {
    body: JSON.stringify({ text: second }),
    headers: {
      'content-type': 'application/json',
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      origin: siteURL,
    },
    method: 'POST',
  })
  expect(await other.json()).toMatchObject({ result: 'admitted' })
  await page.context().setOffline(false)
  await verdict().getByText('Used already').waitFor()
  await verdict().getByText('Edsger').waitFor()
  await page.getByText('Noted and not checked yet').waitFor({ state: 'detached' })
})

it('axe finds nothing on it, light and dark', async () => {
  await expectAccessible(page, async () => {
    await visit(page, `${siteURL}/admin/qr-check-in`)
    await byHand('MENU')
    await verdict().getByText('Not a ticket', { exact: true }).waitFor()
  }, ['.qr-door'])
})

it('is closed to who may not let anybody in', async () => {
  const analyst = await signIn(browser, siteURL, 'analyst')
  await visit(analyst, `${siteURL}/admin/qr-check-in`)
  await analyst.getByText('You may not check anybody in').waitFor()
  expect(await analyst.locator('#nav-qr-check-in').count()).toBe(0)
  expect(await page.locator('#nav-qr-check-in').count()).toBe(1)
})
