import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { translate } from '../../translations/translate.js'
import { problemValues } from '../../vocabulary/gs1/problemValues.js'
import {
  identifiersKey,
  identifiersText,
  readIdentifiers,
} from '../../vocabulary/gs1/readIdentifiers.js'
import { codeWhere } from './codeWhere.js'
import { readPrintState } from './readPrintState.js'

type GS1Data = { identifiers?: null | string; key?: null | string } | null | undefined

/** Gives the number of a product its one form, and the key that finds it; what is none stays as written. */
export function prepareProduct(gs1: GS1Data): void {
  if (!gs1) return
  if (gs1.identifiers === undefined) {
    // It follows from the number alone.
    delete gs1.key
    return
  }
  // What is no text stays for the field's check to name.
  const written = typeof gs1.identifiers === 'string' ? gs1.identifiers.trim() : ''
  const read = readIdentifiers(written)
  if (!read.problem) gs1.identifiers = identifiersText(read)
  else if (typeof gs1.identifiers === 'string') gs1.identifiers = written || null
  gs1.key = read.problem ? null : identifiersKey(read)
}

/** What is wrong with the number of a product, in a sentence; `true`: nothing. */
export async function validateIdentifiers(
  written: null | string | undefined,
  options: QROptions,
  { id, req }: { id?: ID | undefined; req: PayloadRequest },
): Promise<string | true> {
  if (written === null || written === undefined) return true
  const text = String(written)
  if (!text.trim()) return true
  const read = readIdentifiers(typeof written === 'string' ? text : `[${text}]`)
  if (read.problem) {
    const { kind } = read.problem
    return translate(req.t, `plugin-qr:gs1_${kind}`, problemValues(read.problem))
  }
  const key = identifiersKey(read)
  const others = id === undefined ? [] : [{ id: { not_equals: id } }]
  const taken = await codeWhere({ and: [{ 'gs1.key': { equals: key } }, ...others] }, options, req)
  return taken === null ? true : translate(req.t, 'plugin-qr:gs1Taken', { key })
}

/**
 * A symbol in print carries the number of its product: whoever scans it must not find another, or none. Drafts
 * neither: a code that is taken off the air is stored as one.
 */
export function keepPrintedProduct(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    const wanted = (data.gs1 as GS1Data)?.key
    if (operation !== 'update' || wanted === undefined) return data
    const stored = await req.payload.db.findOne<{ gs1?: GS1Data; id: ID }>({
      collection: options.slugs.codes,
      req,
      select: { gs1: { key: true } },
      where: { id: { equals: originalDoc.id } },
    })
    const key = stored?.gs1?.key
    if (!key || key === wanted) return data
    const { downloaded, scanned } = await readPrintState(originalDoc.id, options, req)
    if (!downloaded && !scanned) return data
    const message = translate(req.t, 'plugin-qr:gs1InPrint', { key })
    const errors = [{ message, path: 'gs1.identifiers' }]
    throw new ValidationError({ collection: options.slugs.codes, errors, req }, req.t)
  }
}
