import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Scope } from '../../vocabulary/questions.js'

import { mayViewScans } from '../../access/readableScans.js'
import { resolveScope } from './resolveScope.js'

/** The codes whose health a person may know; `null` where there are none. */
export async function healthScope(
  req: PayloadRequest,
  options: QROptions,
  overrideAccess = false,
): Promise<null | Scope> {
  if (overrideAccess) return { codes: 'all' }
  if (!(await mayViewScans(options, req))) return null
  const found = await resolveScope(req, options, {})
  // Health is of all scans of a code: where a rule hides some of them, there is none.
  return found.where ? null : found
}
