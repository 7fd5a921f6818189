import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { checkedQuota } from '../options/quota.js'
import { tenantFieldOf } from './tenants/tenantFields.js'
import { tenantOfCode } from './tenants/tenantOfCode.js'

/** How many codes a person may have; `where`: which codes count, `key`: the same for the same codes. */
export type CodeQuota = { key: string; limit: number; where: Where }

/**
 * `null`: any number. `data` is a code about to be made. Where codes have tenants, a quota that does not say
 * which codes count is that of each tenant.
 */
export async function codeQuota(
  options: QROptions,
  req: PayloadRequest,
  data?: Record<string, unknown>,
): Promise<CodeQuota | null> {
  const { codes } = options.quota
  if (codes === null) return null
  const answer = typeof codes === 'function' ? await codes({ data, req }) : codes
  const { limit, where } = checkedQuota(answer)
  if (limit === null) return null
  const counted = where ?? (await ofTenant(options, req, data))
  return counted && { key: JSON.stringify(counted), limit, where: counted }
}

/** The codes of the tenant a code is made for; `null`: nobody asks for one, and which tenant it is about is open. */
async function ofTenant(
  options: QROptions,
  req: PayloadRequest,
  data?: Record<string, unknown>,
): Promise<null | Where> {
  const field = tenantFieldOf(req.payload, options, options.slugs.codes)
  if (!field) return {}
  const tenant = await tenantOfCode(req, options, data)
  if (tenant !== null) return { [field.name]: { in: [tenant] } }
  return data ? { [field.name]: { exists: false } } : null
}

/** How many codes count. Not only those the person may read: a place is taken by whoever took it. */
export async function countedCodes(
  { where }: CodeQuota,
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<number> {
  const { totalDocs } = await req.payload.count({
    collection: slugs.codes as CollectionSlug,
    overrideAccess: true,
    req,
    where,
  })
  return totalDocs
}
