import type { Page } from 'playwright-core'

import { createRequire } from 'node:module'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const OURS = ['[class^="qr-"]', '[class*=" qr-"]']

type Axe = {
  run: (context: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** What axe finds wrong in parts of a page, in the admin in those that are ours; a line per rule. */
export async function findViolations(page: Page, parts = OURS): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  return page.evaluate(async (parts) => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run({ include: parts.map((part) => [part]) })
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .join(' | ')
          .slice(0, 300)}`,
    )
  }, parts)
}
