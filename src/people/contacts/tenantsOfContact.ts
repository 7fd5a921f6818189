import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { tenantFieldOf, tenantsIn } from '../../access/tenants/tenantFields.js'
import { relationID } from '../../vocabulary/relationID.js'

/**
 * The tenants whose codes a person has, scanned or bought by. Scans that are gone are those of no code any
 * more, orders stay.
 */
export async function tenantsOfContact(
  req: PayloadRequest,
  options: QROptions,
  contact: ID,
): Promise<ID[]> {
  const { codes, conversions, scanIds, scans } = options.slugs
  const field = tenantFieldOf(req.payload, options, codes)
  if (!field) return []
  const find = async (collection: string, where: Where): Promise<Record<string, unknown>[]> =>
    (
      await req.payload.db.find<{ id: ID } & Record<string, unknown>>({
        collection: collection as CollectionSlug,
        limit: 0,
        pagination: false,
        req,
        where,
      })
    ).docs
  const theirs = { contact: { equals: contact } }
  const [orders, bound] = await Promise.all([find(conversions, theirs), find(scanIds, theirs)])
  const ids = bound.flatMap(({ scanId }) => (typeof scanId === 'string' ? scanId : []))
  const scanned = ids.length > 0 ? await find(scans, { scanId: { in: ids } }) : []
  const used = [...orders, ...scanned].flatMap(({ qrCode }) => relationID(qrCode) ?? [])
  const found = await find(codes, { or: [theirs, { id: { in: [...new Set(used)] } }] })
  return [...new Set(found.flatMap((doc) => tenantsIn(doc[field.name])))]
}
