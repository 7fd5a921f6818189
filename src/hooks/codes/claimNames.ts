import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { storeOf } from '../../store/storeOf.js'
import { translate } from '../../translations/translate.js'
import { nameKey } from '../../vocabulary/domains.js'

const KEPT = 'qrKeptNames'

const keptIn = ({ context }: PayloadRequest): Record<string, readonly string[]> =>
  (context[KEPT] as Record<string, readonly string[]> | undefined) ?? {}

/** Remembers that names of a code cannot be given up, once this request has saved it. */
export function keepNames(req: PayloadRequest, id: ID, names: readonly string[]): void {
  req.context[KEPT] = { ...keptIn(req), [String(id)]: names }
}

/** What a code's document says of its texts, and of the domain they are on. */
export type NamedDoc = { aliases?: null | string[]; code?: null | string; host?: null | string }

export const textsOf = ({ aliases, code }: NamedDoc): string[] => [
  ...(code ? [code] : []),
  ...(aliases ?? []),
]

/** The same as names among those of all domains. */
export const namesOf = (doc: NamedDoc): string[] =>
  textsOf(doc).map((text) => nameKey(text, doc.host))

/** The texts of a code as they are stored, which is not what every person may read. */
export const storedNames = (
  id: ID,
  options: QROptions,
  req: PayloadRequest,
): Promise<NamedDoc | null> =>
  req.payload.db.findOne<{ id: ID } & NamedDoc>({
    collection: options.slugs.codes,
    req,
    select: { aliases: true, code: true, host: true },
    where: { id: { equals: id } },
  })

/**
 * Takes the texts of a code, in the transaction of the save, and gives up those it has no more: the database
 * lets no two codes have one. A draft beside a code that is there takes nothing yet.
 */
export function claimNames(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, req }) => {
    const id = doc.id as ID
    const keep = keptIn(req)[String(id)] ?? []
    const isDraft = operation === 'update' && doc._status === 'draft'
    if (isDraft && keep.length === 0) return doc
    const stored = await storedNames(id, options, req)
    if (!stored?.code) return doc
    // Taken off the air with a change it is stored with that, and what it was is known here for the last time.
    if (isDraft && keep.every((name) => namesOf(stored).includes(name))) return doc
    const { claimNames: claim } = storeOf(req.payload, options)
    const taken = await claim(id, namesOf(stored), keep, req)
    if (taken.length === 0) return doc
    const own = nameKey(stored.code, stored.host)
    const errors = taken.map((code) => ({
      message: translate(req.t, 'plugin-qr:codeTaken', { code }),
      path: code === own ? 'code' : 'aliases',
    }))
    throw new ValidationError({ collection: options.slugs.codes, errors, req }, req.t)
  }
}

/** A code deleted for good leaves its texts to others. */
export function releaseNames(options: QROptions): CollectionAfterDeleteHook {
  return async ({ doc, req }) => {
    await storeOf(req.payload, options).releaseNames(namesOf(doc as NamedDoc), req)
  }
}
