import type { FieldHook } from 'payload'

import { createDataloaderCacheKey } from 'payload'

import type { ID } from '../../vocabulary/scan.js'
import type { QRCodeDocument } from './types.js'

import { optionsOf } from '../../options/optionsOf.js'
import { publicURLOf } from '../../options/addresses.js'

type Found = { _status?: string; code?: string; deletedAt?: null | string } | null | undefined

/**
 * What the website needs to draw a block's code: at every depth, and for visitors who may not read
 * codes, because who may read the page sees its symbol anyway. Nothing but the address goes out;
 * all blocks of a request share one query.
 */
export function readSymbol(collection: string): FieldHook {
  return async ({ req, siblingData }): Promise<null | QRCodeDocument> => {
    const id = idOf(siblingData?.qrCode)
    if (id === null) return null
    const hasDrafts = Boolean(req.payload.collections[collection]?.config.versions?.drafts)
    const found = (await req.payloadDataLoader.load(
      createDataloaderCacheKey({
        collectionSlug: collection,
        currentDepth: 0,
        depth: 0,
        docID: id,
        draft: false,
        fallbackLocale: null as never,
        locale: req.locale ?? '',
        overrideAccess: true,
        select: hasDrafts ? { _status: true, code: true } : { code: true },
        showHiddenFields: false,
        transactionID: req.transactionID as ID,
      }),
    )) as Found
    if (!found?.code || found.deletedAt || found._status === 'draft') return null
    const urls = publicURLOf(found.code, optionsOf(req.payload), req)
    return { code: found.code, printedURL: urls?.printed ?? null, shortURL: urls?.url ?? null }
  }
}

/** Fields are read side by side, so the code may be populated already. */
function idOf(value: unknown): ID | null {
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? id : null
}
