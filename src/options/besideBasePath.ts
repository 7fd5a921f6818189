import type { QROptions } from './sanitizeOptions.js'

import { nextBasePath } from './nextSettings.js'

/** Says that printed codes lead beside Next's base path; `null` where they do not. */
export function besideBasePath({
  path,
  siteURL,
}: Pick<QROptions, 'path' | 'siteURL'>): null | string {
  const basePath = nextBasePath()
  if (!basePath || !siteURL || new URL(siteURL).pathname.endsWith(basePath)) return null
  const { origin } = new URL(siteURL)
  // Not refused: a redirector of a short domain, or a proxy, may answer there.
  return `options.siteURL is ${siteURL}, so codes lead to ${siteURL}${path}/…, and Next answers below its basePath ${basePath}: set siteURL to ${origin}${basePath}, unless something else answers there`
}
