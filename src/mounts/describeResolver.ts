import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ScanAnswer, ScanRequest } from '../vocabulary/scan.js'
import type { ScanMount } from '../vocabulary/scanContext.js'

import { digitalLinksOf, knownSiteURL } from '../options/addresses.js'
import { pageOwnerOf } from '../options/site.js'
import { runtimeOf } from '../runtime/runtimeOf.js'
import { answerHost } from '../scan/answer/answer.js'
import { DESCRIPTION_PATH, digitalLinkIn } from '../scan/gs1/digitalLinkIn.js'
import { answerDescription } from '../scan/gs1/resolverAnswers.js'
import { rootOf } from '../scan/gs1/rootOf.js'
import { foundDomain } from '../scan/scanInHand.js'

/** The paths that Digital Links may stand below: as they are, and below the path the site's address has. */
export function resolverPrefixes({ gs1 }: Pick<QROptions, 'gs1'>, site: null | string): string[] {
  if (gs1 === false) return []
  const below = site && URL.canParse(site) ? new URL(site).pathname.replace(/\/$/, '') : ''
  return [...new Set([below + gs1.path, gs1.path])].map((path) => path.toLowerCase())
}

/** The path of a Digital Link in a path of the site; `null`: it is none. */
export const digitalLinkOf = (
  path: string,
  options: Pick<QROptions, 'gs1'>,
  site: null | string,
): null | string => digitalLinkIn(path, resolverPrefixes(options, site))

/** The resolver described by itself, where the path asks for that. */
export function describe(
  request: Pick<ScanRequest, 'headers' | 'method' | 'url'>,
  path: string,
  payload: BasePayload,
  options: QROptions,
  mount: Omit<ScanMount, 'code'>,
): null | ScanAnswer {
  if (options.gs1 === false || !path.endsWith(DESCRIPTION_PATH)) return null
  const domain = foundDomain(request, runtimeOf(payload).context, { ...mount, code: '' })
  if (domain === undefined) return answerHost(request.method)
  const site = knownSiteURL(options, payload.config)
  const root = rootOf(request, { path: options.gs1.path, root: digitalLinksOf(options, site) })
  return answerDescription(root, pageOwnerOf(options, site).siteName)
}
