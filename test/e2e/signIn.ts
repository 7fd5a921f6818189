import type { Browser, Page } from 'playwright-core'

import { visit } from './visit.js'

/** A page of the admin, signed in with one of the demo's roles. */
export async function signIn(
  browser: Browser,
  siteURL: string,
  role: 'admin' | 'analyst' | 'crm' | 'manager' | 'member' = 'admin',
): Promise<Page> {
  const context = await browser.newContext({ viewport: { height: 900, width: 1280 } })
  const page = await context.newPage()
  await visit(page, `${siteURL}/admin/login`)
  await page.fill('#field-email', `${role}@example.com`)
  await page.fill('#field-password', 'demo')
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !/\/login\/?$/.test(url.pathname))
  return page
}
