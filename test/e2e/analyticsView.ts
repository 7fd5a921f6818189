import type { Page } from 'playwright-core'

import { inject } from 'vitest'

import { until } from '../until.js'

export const siteURL = inject('siteURL')
export const overview = `${siteURL}/admin/qr-analytics`

export const ready = (page: Page) => page.locator('.qr-stats__panels[aria-busy=false]').waitFor()
export const figure = async (page: Page, label: string) => {
  const text = await page
    .locator('.qr-figures__one', { has: page.getByText(label, { exact: true }) })
    .innerText()
  return Number(/^([\d,]+)/m.exec(text)![1]!.replaceAll(',', ''))
}
/** Numbers follow their filters as fast as the machine answers, not as this test asks. */
export const untilScansAre = (page: Page, fit: (scans: number) => boolean) =>
  until(async () => (fit(await figure(page, 'Scans')) ? true : null), 60_000)
export const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { exact: true, name: label }).fill(option)
  await page.getByRole('option', { exact: true, name: option }).click()
}
/** Counted by Payload in the stored scans, not by the statistics. */
export const stored = async (page: Page, where: Record<string, string>) => {
  const query = new URLSearchParams({ depth: '0', limit: '1' })
  for (const [key, value] of Object.entries(where)) query.set(`where${key}`, value)
  const answer = await page.request.get(`${siteURL}/api/qr-scans?${query}`)
  return ((await answer.json()) as { totalDocs: number }).totalDocs
}
export const days = (ago: number) =>
  new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
