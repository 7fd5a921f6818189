import type { Page } from 'playwright-core'

/**
 * Changes a field, and waits until the form has asked the server about it and was answered. A change
 * made while the answer to an earlier one comes in is not asked about (Payload takes the merged
 * state for what it asked last), so nothing that depends on it would appear. Whether the symbol
 * scans is another question.
 */
export async function heard(page: Page, change: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && !/\/(?:look|reserve)$/.test(answer.url()),
  )
  await Promise.all([answered, change()])
}
