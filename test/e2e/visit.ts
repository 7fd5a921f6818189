import type { Page, Response } from 'playwright-core'

/**
 * Opens a page and waits until it can be used. What the server drew is to be seen before React has
 * taken it over, and on a busy machine a click in between is lost.
 */
export async function visit(
  page: Page,
  url: string,
  options: { waitUntil?: 'networkidle' } = {},
): Promise<null | Response> {
  const answer = await page.goto(url, options)
  await page.waitForFunction(() =>
    [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')].every(
      (control) =>
        // an editor draws its links by itself
        control.closest('[contenteditable]') !== null ||
        Object.keys(control).some((key) => key.startsWith('__reactProps$')),
    ),
  )
  return answer
}
