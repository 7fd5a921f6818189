import type { CollectionSlug, PayloadRequest } from 'payload'

import { APIError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { NotedChange } from '../../vocabulary/store.js'
import type { Doc } from './readableDocument.js'

import { isStill, undoOf } from '../../hooks/history/changesOf.js'
import { readTracked, VIA } from '../../hooks/history/recordHistory.js'
import { lockDocuments } from '../../hooks/lockDocuments.js'
import { inRequestTransaction } from '../../store/inRequestTransaction.js'
import { translate } from '../../translations/translate.js'
import { changePublished } from '../bulk/changePublished.js'

/**
 * Takes a change back as the person would by the form: access, checks and hooks are those of any update,
 * and it is history itself. What was changed again since is not overwritten.
 */
export async function undoChange(
  change: NotedChange,
  doc: Doc,
  req: PayloadRequest,
  options: QROptions,
): Promise<void> {
  const { collection, id } = doc
  req.context[VIA] = 'undo'
  await inRequestTransaction(req, async () => {
    await lockDocuments(options, collection, [id], req)
    const now = (await readTracked(collection, id, req)) ?? {}
    if (!isStill(change, now)) throw refusal(req, 'plugin-qr:historyChangedSince', 409)
    const update = undoOf(change, now)
    if (collection === options.slugs.codes) await changePublished(doc, update, req, options)
    else {
      await req.payload.update({
        id,
        collection: collection as CollectionSlug,
        data: update as never,
        depth: 0,
        overrideAccess: false,
        req,
      })
    }
    // Payload leaves out what a rule of a field keeps from this person, and says nothing
    const after = (await readTracked(collection, id, req)) ?? {}
    if (isStill(change, after)) throw refusal(req, 'plugin-qr:historyMayNot', 403)
  })
}

const refusal = (
  req: PayloadRequest,
  key: 'plugin-qr:historyChangedSince' | 'plugin-qr:historyMayNot',
  status: number,
): Error => new APIError(translate(req.t, key), status, undefined, true)
