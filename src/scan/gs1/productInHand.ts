import type { Identified } from '../../vocabulary/gs1/types.js'
import type { CodeEntry } from '../../vocabulary/scan.js'
import type { ScanInHand } from '../scanInHand.js'

import { readDigitalLink } from '../../vocabulary/gs1/digitalLink.js'
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

/** The first step of a Digital Link: what it says. Trailing slashes are somebody's server tidying up. */
export function readProduct(scan: ScanInHand, path: string): void {
  const { context, request } = scan
  const { headers, method, url } = request
  if (method === 'OPTIONS') {
    scan.became = 'described'
    scan.given = { answer: answerOptions(), kind: 'told' }
    return
  }
  const query = queryOf(url)
  const asked = readDigitalLink(path.replace(/\/+$/, ''), query, { shortGTIN: true })
  if (asked.problem) {
    scan.became = 'refused'
    scan.given = { answer: answerMalformed(asked.problem), kind: 'told' }
    return
  }
  scan.product = {
    asked,
    levels: [],
    request: readLinkRequest(query, headers),
    root: rootOf(request, context.resolver!),
  }
}

function queryOf(url: string): string {
  const [before = ''] = url.split('#', 1)
  const mark = before.indexOf('?')
  return mark < 0 ? '' : before.slice(mark + 1)
}
