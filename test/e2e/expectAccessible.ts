import type { Page } from 'playwright-core'

import { expect } from 'vitest'

import { findViolations } from './findViolations.js'

/**
 * Axe finds nothing in the parts of a page (in the admin, those that are ours), light and dark; on a
 * phone nothing scrolls sideways.
 */
export async function expectAccessible(
  page: Page,
  open: (page: Page) => Promise<void>,
  parts?: string[],
): Promise<void> {
  const desktop = page.viewportSize()!
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await open(page)
    expect(await findViolations(page, parts)).toEqual([])
  }
  await page.setViewportSize({ height: 800, width: 375 })
  await open(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wider).toBeLessThanOrEqual(0)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(desktop)
}
