import type { Browser } from 'playwright-core'

import { chromium } from 'playwright-core'

import { chromiumPath } from './chromiumPath.js'

/** Quiet, alone and able to run as root. The package's own list has --single-process: unstable. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // a container's /dev/shm is often too small for a page
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

/**
 * A real browser that needs nothing but `npm ci`. The caller closes it.
 *
 * @param more arguments of its command line
 */
export const launchBrowser = async (more: readonly string[] = []): Promise<Browser> => {
  const { env, path } = await chromiumPath()
  return chromium.launch({
    args: [...args, ...more],
    env: { ...(process.env as Record<string, string>), ...env },
    executablePath: path,
    headless: true,
  })
}
