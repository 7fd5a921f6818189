import type { Access, PayloadRequest, Where } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { mayViewAnalytics } from './mayViewAnalytics.js'

/**
 * Read access of everything that hangs on a code (scans, counters): who may view analytics, limited
 * to the codes the person may read. A `Where` on codes becomes one on the relation.
 */
export function readOfReadableCodes(options: QROptions, relation: string): Access {
  return async ({ req }) => {
    if (!(await mayViewAnalytics(options, req))) return false
    const codes = await readableCodes(options, req)
    return typeof codes === 'boolean' ? codes : prefixWhere(relation, codes)
  }
}

/** Which codes a person may read: all, none, or those of a query. Asks the collection itself. */
export async function readableCodes(
  options: QROptions,
  req: PayloadRequest,
): Promise<boolean | Where> {
  const collection = req.payload.collections[options.slugs.codes]
  const read = collection?.config.access.read
  return read ? await read({ req }) : Boolean(req.user)
}

/** Moves every field of a query below a relation: `{ tenant: … }` to `{ 'qrCode.tenant': … }`. */
function prefixWhere(relation: string, where: Where): Where {
  const moved: Where = {}
  for (const [key, value] of Object.entries(where)) {
    if ((key === 'and' || key === 'or') && Array.isArray(value)) {
      moved[key] = value.map((part) => prefixWhere(relation, part))
    } else {
      moved[`${relation}.${key}`] = value as Where[string]
    }
  }
  return moved
}
