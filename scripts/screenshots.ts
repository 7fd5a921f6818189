import type { Browser, Page } from 'playwright-core'

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { demoEmail, demoPassword, type demoRoles } from '../app/demo/demoUsers.js'
import { launchBrowser } from '../test/browser.js'

/**
 * Pictures of every view of ours, light, dark and as wide as a phone, of a running demo:
 * `QR_E2E_URL=http://localhost:3000 npm run screenshots [name…]`. They land in test/output/screenshots.
 * With `-- --readme` those of the README instead, one screen each, in docs/images; start the demo
 * for them with `QR_SITE_URL=https://riverside.example`, for its addresses are seen.
 */
const siteURL = process.env.QR_E2E_URL ?? 'http://localhost:3000'
const readme = process.argv.includes('--readme')
const output = readme ? '../docs/images' : '../test/output/screenshots'
const folder = fileURLToPath(new URL(output, import.meta.url))
const wanted = readme ? ['analytics', 'code', 'codes'] : process.argv.slice(2)

const MODES = [
  { colorScheme: 'light', name: 'light', viewport: { height: 900, width: 1440 } },
  { colorScheme: 'dark', name: 'dark', viewport: { height: 900, width: 1440 } },
  { colorScheme: 'light', name: '375', viewport: { height: 800, width: 375 } },
] as const
const README_MODE = {
  colorScheme: 'light',
  name: '',
  viewport: { height: 960, width: 1440 },
} as const

type Mode = (typeof MODES)[number] | typeof README_MODE
type Ids = { campaign: number; code: number; contact: number; scan: number }
type Role = (typeof demoRoles)[number]
type View = { open?: (page: Page) => Promise<void>; path: (ids: Ids) => string; role?: Role }

const VIEWS: Record<string, View> = {
  analytics: { path: () => '../qr-analytics' },
  'analytics-analyst': { path: () => '../qr-analytics?range=7d', role: 'analyst' },
  'analytics-empty': { path: () => '../qr-analytics?country=AQ' },
  'analytics-member': { path: () => '../qr-analytics', role: 'member' },
  campaign: { path: ({ campaign }) => `qr-campaigns/${campaign}` },
  'campaign-analytics': { path: ({ campaign }) => `qr-campaigns/${campaign}/analytics` },
  campaigns: { path: () => 'qr-campaigns' },
  'check-in': { path: () => '../qr-check-in', role: 'manager' },
  code: {
    open: (page) => page.locator('.qr-off summary').click(),
    path: ({ code }) => `qr-codes/${code}`,
  },
  'code-analytics': { path: ({ code }) => `qr-codes/${code}/analytics` },
  'code-member': { path: ({ code }) => `qr-codes/${code}`, role: 'member' },
  contact: { path: ({ contact }) => `qr-contacts/${contact}`, role: 'crm' },
  'contact-erase': {
    open: (page) => page.getByRole('button', { name: 'Erase this person' }).click(),
    path: ({ contact }) => `qr-contacts/${contact}`,
    role: 'crm',
  },
  crm: { path: () => '../qr-crm', role: 'crm' },
  'crm-analyst': { path: () => '../qr-crm', role: 'analyst' },
  'code-new': { path: () => 'qr-codes/create' },
  dashboard: { path: () => '..' },
  codes: { path: () => 'qr-codes?limit=25&sort=-scans' },
  'codes-member': { path: () => 'qr-codes', role: 'member' },
  scan: { path: ({ scan }) => `qr-scans/${scan}` },
  scans: { path: () => 'qr-scans' },
}

async function shoot(browser: Browser, mode: Mode): Promise<void> {
  for (const [name, view] of Object.entries(VIEWS)) {
    if (wanted.length && !wanted.includes(name)) continue
    const { colorScheme, viewport } = mode
    const context = await browser.newContext({ colorScheme, locale: 'en-GB', viewport })
    await context.request.post(`${siteURL}/api/users/login`, {
      data: { email: demoEmail(view.role ?? 'admin'), password: demoPassword },
    })
    const first = async (collection: string, where = '') => {
      const answer = await context.request.get(
        `${siteURL}/api/${collection}?limit=1&depth=0${where}`,
      )
      return ((await answer.json()) as { docs?: { id: number }[] }).docs?.[0]?.id ?? 0
    }
    const ids = {
      campaign: await first('qr-campaigns'),
      code: await first('qr-codes', '&where[code][equals]=STADIUM'),
      contact: await first('qr-contacts'),
      scan: await first('qr-scans'),
    }
    const page = await context.newPage()
    await page.goto(`${siteURL}/admin/collections/${view.path(ids)}`, { waitUntil: 'networkidle' })
    if (!readme) await view.open?.(page)
    await page.waitForLoadState('networkidle')
    const file = path.join(folder, `${[name, mode.name].filter(Boolean).join('-')}.png`)
    await page.screenshot({ fullPage: !readme, path: file })
    process.stdout.write(`${file}\n`)
    await context.close()
  }
}

mkdirSync(folder, { recursive: true })
const browser = await launchBrowser()
try {
  for (const mode of readme ? [README_MODE] : MODES) await shoot(browser, mode)
} finally {
  await browser.close()
}
