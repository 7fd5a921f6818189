import type { Maybe } from '../runSteps.js'

import { readDigitalLink } from '../../vocabulary/gs1/digitalLink.js'
import { identifiersKey } from '../../vocabulary/gs1/readIdentifiers.js'
import { queryOf } from '../request/queryOf.js'
import { passGuard } from '../request/readCode.js'
import { type ScanInHand, tell } from '../scanInHand.js'
import { readLinkRequest } from './linkRequest.js'
import { answerMalformed, answerOptions } from './resolverAnswers.js'
import { rootOf } from './rootOf.js'

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
