import type { CollectionAfterReadHook } from 'payload'

import { createDataloaderCacheKey } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { codeState } from '../../vocabulary/codeState.js'

/**
 * Fills the virtual field `state`. Only codes with a limit need their counter, which is read with
 * those of all other documents of the request in one query. That a code is used up is no statistic:
 * everybody who may read the code sees it.
 */
export function addState(options: QROptions): CollectionAfterReadHook {
  return async ({ doc, req }) => {
    if (!doc || doc.status === undefined) return doc
    const counter = typeof doc.stats === 'object' ? doc.stats?.id : doc.stats
    const limited = typeof doc.scanLimit === 'number' && counter
    const sent = limited ? await sentOn(counter) : 0
    doc.state = codeState({ ...doc, sent }, Date.now())
    return doc

    async function sentOn(id: number | string): Promise<number> {
      const key = createDataloaderCacheKey({
        collectionSlug: options.slugs.counters,
        currentDepth: 0,
        depth: 0,
        docID: id,
        draft: false,
        fallbackLocale: null as never,
        locale: null as never,
        overrideAccess: true,
        select: { sent: true },
        showHiddenFields: false,
        transactionID: req.transactionID as number | string,
      })
      const found = (await req.payloadDataLoader.load(key)) as null | { sent?: null | number }
      return found?.sent ?? 0
    }
  }
}
