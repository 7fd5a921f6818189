import type { Identified } from '../../vocabulary/gs1/types.js'
import type { CodeEntry } from '../../vocabulary/scan.js'

import { readDigitalLink } from '../../vocabulary/gs1/digitalLink.js'
import { identifiersKey } from '../../vocabulary/gs1/readIdentifiers.js'
import { passGuard } from '../request/readCode.js'
import { type Maybe } from '../runSteps.js'
import { type ScanInHand, tell } from '../scanInHand.js'
import { type LinkRequest, readLinkRequest } from './linkRequest.js'
import { answerMalformed, answerOptions } from './resolverAnswers.js'
import { rootOf } from './rootOf.js'

/** A product that is asked for, on its way through the steps of a scan. */
export type ProductInHand = {
  asked: Identified
  /** What is known of it, the most precise first. */
  levels: readonly CodeEntry[]
  request: LinkRequest
  /** What stands before a Digital Link path. */
  root: string
  /** Where the link leads that was asked for; left out: the code's own way. */
  to?: string
}

/**
 * Step 1 of a Digital Link: what it says, and which address asks. Slashes at the end are somebody's server
 * tidying up.
 */
export function readProduct(scan: ScanInHand): Maybe<void> {
  const { context, mount, request } = scan
  const { headers, method, url } = request
  const query = queryOf(url)
  const path = (mount.digitalLink ?? '').replace(/\/+$/, '')
  const asked = readDigitalLink(path, query, { shortGTIN: true })
  if (method === 'OPTIONS') tell(scan, 'described', answerOptions())
  else if (asked.problem) tell(scan, 'refused', answerMalformed(asked.problem))
  else {
    scan.code = identifiersKey(asked)
    scan.product = {
      asked,
      levels: [],
      request: readLinkRequest(query, headers),
      root: rootOf(request, context.resolver!),
    }
  }
  return passGuard(scan)
}

function queryOf(url: string): string {
  const [before = ''] = url.split('#', 1)
  const mark = before.indexOf('?')
  return mark < 0 ? '' : before.slice(mark + 1)
}
