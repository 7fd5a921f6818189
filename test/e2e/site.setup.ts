import type { TestProject } from 'vitest/node'

import { startSite } from './startSite.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Origin of the running demo, without a slash at the end. */
    siteURL: string
  }
}

/** The site of the browser tests. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  // A running site to work against, for whoever writes these tests.
  if (process.env.QR_E2E_URL) {
    project.provide('siteURL', process.env.QR_E2E_URL.replace(/\/$/, ''))
    return () => Promise.resolve()
  }
  const site = await startSite()
  project.provide('siteURL', site.url)
  return site.stop
}

export default setup
