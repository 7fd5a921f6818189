import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { checkedQuota } from '../options/quota.js'

/** How many codes a person may have; `where`: which codes count, `key`: the same for the same codes. */
export type CodeQuota = { key: string; limit: number; where: Where }

/** `null`: any number. `data` is a code about to be made. */
export async function codeQuota(
  options: QROptions,
  req: PayloadRequest,
  data?: Record<string, unknown>,
): Promise<CodeQuota | null> {
  const { codes } = options.quota
  if (codes === null) return null
  const answer = typeof codes === 'function' ? await codes({ data, req }) : codes
  const { limit, where } = checkedQuota(answer)
  return limit === null ? null : { key: JSON.stringify(where), limit, where: where ?? {} }
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
