import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { APIError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { type CodeQuota, codeQuota, countedCodes } from '../../access/codeQuota.js'
import { storeOf } from '../../store/storeOf.js'
import { translate } from '../../translations/translate.js'
import { bulkOf } from './noteBatch.js'

/** No more codes than `options.quota` allows: neither a new one nor one that comes back from the trash. */
export function checkQuota(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    const isBack = Boolean(originalDoc?.deletedAt) && data.deletedAt === null
    const isNew = operation === 'create' && !data.deletedAt
    // Codes of one go are counted together, before the first of them.
    if ((isNew || isBack) && !bulkOf(req)) await takePlaces([data], options, req)
    return data
  }
}

/**
 * Sees to it that there is room for these codes until the request's transaction ends. Whoever makes one
 * meanwhile waits, also in another process, and counts those of this transaction among the rest.
 */
export async function takePlaces(
  codes: readonly Record<string, unknown>[],
  options: QROptions,
  req: PayloadRequest,
): Promise<void> {
  const wanted = new Map<string, { count: number; quota: CodeQuota }>()
  for (const data of codes) {
    const quota = await codeQuota(options, req, data)
    if (!quota) continue
    const { count } = wanted.get(quota.key) ?? { count: 0 }
    wanted.set(quota.key, { count: count + 1, quota })
  }
  await storeOf(req.payload, options).lock(
    [...wanted.keys()].map((key) => JSON.stringify(`quota:${key}`)),
    req,
  )
  for (const { count, quota } of wanted.values()) {
    const there = await countedCodes(quota, options, req)
    if (there + count > quota.limit) throw refusal(count, there, quota.limit, req)
  }
}

function refusal(wanted: number, count: number, limit: number, req: PayloadRequest): APIError {
  const message =
    wanted === 1
      ? translate(req.t, 'plugin-qr:quotaReached', { limit, there: count })
      : translate(req.t, 'plugin-qr:quotaTooMany', {
          left: Math.max(0, limit - count),
          limit,
          there: count,
          wanted,
        })
  return new APIError(message, 403, { count, limit }, true)
}
