import type { Page } from 'playwright-core'

import type { Opening } from './openings.js'

/** Milliseconds from opening a page until what it is for is there. */
export async function timeTo(page: Page, { open, prepare, ready }: Opening): Promise<number> {
  await prepare(page)
  const start = performance.now()
  await open(page)
  await page.locator(ready).first().waitFor()
  return performance.now() - start
}
