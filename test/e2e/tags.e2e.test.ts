import type { Browser, Page } from 'playwright-core'

import { afterAll, beforeAll, inject, it } from 'vitest'

import { launchBrowser } from '../browser.js'
import { until } from '../until.js'
import { press } from './press.js'
import { signIn } from './signIn.js'
import { visit } from './visit.js'

const siteURL = inject('siteURL')
const codes = `${siteURL}/api/qr-codes`
const list = `${siteURL}/admin/collections/qr-codes`
const RUN = Date.now().toString(36).toUpperCase()
const TAG = `stand ${RUN.toLowerCase()}`

let browser: Browser
let page: Page
const ids: number[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signIn(browser, siteURL, 'manager')
  for (const [at, tags] of [[TAG], []].entries()) {
    const answer = await page.request.post(codes, {
      data: {
        code: `T${RUN}-${at}`,
        destination: { type: 'url', url: 'https://tickets.example/' },
        tags,
        title: `Tagged ${RUN} ${at}`,
      },
    })
    ids.push(((await answer.json()) as { doc: { id: number } }).doc.id)
  }
})
afterAll(async () => {
  for (const id of ids) await page?.request.delete(`${codes}/${id}`)
  await browser?.close()
})

const rows = () => page.locator('tbody tr', { hasText: `Tagged ${RUN}` })
const tagsOf = async (id: number) =>
  ((await (await page.request.get(`${codes}/${id}?depth=0`)).json()) as { tags: string[] }).tags

it('the list is filtered by tag', async () => {
  await visit(page, `${list}?search=${RUN}`)
  await until(async () => ((await rows().count()) === 2 ? true : null))
  await page.getByLabel('Tags', { exact: true }).selectOption(TAG)
  await page.waitForURL(/tags/)
  await until(async () => ((await rows().count()) === 1 ? true : null))
  await page.getByLabel('Tags', { exact: true }).selectOption({ label: 'Any tag' })
  await until(async () => ((await rows().count()) === 2 ? true : null))
})

it('tags are given to many codes in one go, and taken from them', async () => {
  await visit(page, `${list}?search=${RUN}`)
  await until(async () => ((await rows().count()) === 2 ? true : null))
  await page.locator('thead input[type=checkbox]').check()
  await press(page.getByRole('button', { name: 'Change …' }))
  await page.getByLabel('Add tags').fill('Table Topper, bar')
  await page.getByLabel('Take tags away').fill(TAG)
  await press(page.getByRole('button', { name: /^Change 2/ }))
  await until(async () => {
    const tags = await Promise.all(ids.map(tagsOf))
    return JSON.stringify(tags) ===
      JSON.stringify([
        ['table topper', 'bar'],
        ['table topper', 'bar'],
      ])
      ? true
      : null
  })
})

it('whoever pauses a code keeps the focus', async () => {
  await visit(page, `${list}?search=T${RUN}-0`)
  const button = page.getByRole('button', { name: `Pause Tagged ${RUN} 0` })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Resume Tagged ${RUN} 0` }).waitFor()
  await until(async () => {
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    return focused === `Resume Tagged ${RUN} 0` ? true : null
  })
})
