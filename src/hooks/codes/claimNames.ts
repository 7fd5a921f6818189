import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { storeOf } from '../../store/storeOf.js'
import { translate } from '../../translations/translate.js'

const KEPT = 'qrKeptNames'

const keptIn = ({ context }: PayloadRequest): Record<string, string> =>
  (context[KEPT] as Record<string, string> | undefined) ?? {}

/** Remembers that a text of a code cannot be given up, once this request has saved it. */
export function keepName(req: PayloadRequest, id: ID, text: string): void {
  req.context[KEPT] = { ...keptIn(req), [String(id)]: text }
}

/** What a code's document says of its texts. */
export type NamedDoc = { aliases?: null | string[]; code?: null | string }

export const textsOf = ({ aliases, code }: NamedDoc): string[] => [
  ...(code ? [code] : []),
  ...(aliases ?? []),
]

/** The texts of a code as they are stored, which is not what every person may read. */
export const storedNames = (
  id: ID,
  options: QROptions,
  req: PayloadRequest,
): Promise<NamedDoc | null> =>
  req.payload.db.findOne<{ id: ID } & NamedDoc>({
    collection: options.slugs.codes,
    req,
    select: { aliases: true, code: true },
    where: { id: { equals: id } },
  })

/**
 * Takes the texts of a code, in the transaction of the save, and gives up those it has no more: the database
 * lets no two codes have one. A draft of a code that is there takes nothing yet.
 */
export function claimNames(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, req }) => {
    if (operation === 'update' && doc._status === 'draft') return doc
    const id = doc.id as ID
    const stored = await storedNames(id, options, req)
    if (!stored?.code) return doc
    const keep = keptIn(req)[String(id)]
    const { claimNames: claim } = storeOf(req.payload, options)
    const taken = await claim(id, textsOf(stored), keep === undefined ? [] : [keep], req)
    if (taken.length === 0) return doc
    const errors = taken.map((code) => ({
      message: translate(req.t, 'plugin-qr:codeTaken', { code }),
      path: code === stored.code ? 'code' : 'aliases',
    }))
    throw new ValidationError({ collection: options.slugs.codes, errors, req }, req.t)
  }
}

/** A code deleted for good leaves its texts to others. */
export function releaseNames(options: QROptions): CollectionAfterDeleteHook {
  return async ({ doc, req }) => {
    await storeOf(req.payload, options).releaseNames(textsOf(doc as NamedDoc), req)
  }
}
