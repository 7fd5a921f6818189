import type { CollectionSlug } from 'payload'

import type { ID } from '../../vocabulary/scan.js'
import type { Kept, Work } from './batches.js'

import { VIA } from '../../hooks/history/recordHistory.js'
import { lockDocuments } from '../../hooks/lockDocuments.js'
import { inRequestTransaction } from '../../store/inRequestTransaction.js'
import { changePublished } from './changePublished.js'
import { problemsOf } from './problemsOf.js'

type Values = Record<string, unknown>

/** The same for each code, or what it has decides. */
export type Change = ((doc: Values) => Values) | Values

/**
 * Changes each of these codes as the person would one by one: what is refused for one of them is said
 * and does not stop the others.
 */
export async function changeCodes(
  ids: readonly ID[],
  change: Change,
  { onDone, options, req }: Work,
): Promise<{ changed: number; failed: Kept[] }> {
  const failed: Kept[] = []
  req.context[VIA] = 'bulk'
  const collection = options.slugs.codes as CollectionSlug
  for (const [index, id] of ids.entries()) {
    let title = String(id)
    let code = ''
    try {
      await inRequestTransaction(req, async () => {
        // before it is read: what others save meanwhile is not written back
        await lockDocuments(options, collection, [id], req)
        const doc = (await req.payload.findByID({
          id,
          collection,
          depth: 0,
          overrideAccess: false,
          req,
        })) as unknown as { code: string; id: ID; title?: null | string }
        code = doc.code
        title = doc.title || doc.code
        await changePublished(
          doc,
          typeof change === 'function' ? change(doc) : change,
          req,
          options,
        )
      })
    } catch (error) {
      failed.push({ code, id, reason: problemsOf(error, null)[0]!.message, title })
    }
    onDone(index + 1)
  }
  return { changed: ids.length - failed.length, failed }
}
