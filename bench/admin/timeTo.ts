import type { Page } from 'playwright-core'

import type { Opening } from './openings.js'

type Watching = { qrBench: { ready: Record<string, number>; start: number } }

/**
 * Has every page note when something is there for the first time, in milliseconds since the page was
 * asked for, or since the last click. Noted in the page: asked from outside, it would be as coarse as
 * the asking.
 */
export const watch = (page: Page, selectors: string[]): Promise<unknown> =>
  page.addInitScript((selectors) => {
    const watching = { ready: {} as Record<string, number>, start: 0 }
    ;(window as unknown as Watching).qrBench = watching
    window.addEventListener(
      'click',
      () => {
        watching.ready = {}
        watching.start = performance.now()
      },
      { capture: true },
    )
    new MutationObserver(() => {
      for (const one of selectors) {
        if (watching.ready[one] !== undefined) continue
        if (!document.querySelector(one)?.getClientRects().length) continue
        watching.ready[one] = performance.now() - watching.start
      }
    }).observe(document, { attributes: true, childList: true, subtree: true })
  }, selectors)

/** Milliseconds from opening a page until what it is for is there. */
export async function timeTo(page: Page, { open, prepare, ready }: Opening): Promise<number> {
  await prepare(page)
  await open(page)
  const found = await page.waitForFunction(
    (selector) => (window as unknown as Watching).qrBench?.ready[selector],
    ready,
  )
  return (await found.jsonValue()) as number
}
