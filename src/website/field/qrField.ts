import type { FieldHook, JSONField } from 'payload'

import type { QRCodeDocument } from '../block/types.js'

import { optionsOf } from '../../options/optionsOf.js'
import { label } from '../../translations/label.js'
import { OWN_CODE, ownerOf } from '../../vocabulary/ownCode.js'
import { shownSymbol, symbolSchema } from '../block/shownSymbol.js'
import { findOwnCode, makeOwnCode, ownLocale } from './ownCode.js'

export type QRFieldOptions = {
  /**
   * A code for each locale of the site, made when the document is published in it, which leads to the
   * document's URL in that locale. Else one code leads to its URL in the default locale.
   * @default false
   */
  locales?: boolean
  /** @default 'qrCode' */
  name?: string
}

/**
 * A code of its own for each document of a collection: made when the document is published, leading to
 * it wherever it moves. The field holds nothing in the document; read, it is what `<QRCode qrCode={…} />`
 * draws (not in lists). `options.destinations` has to say where documents of the collection live.
 */
export function qrField({ locales = false, name = 'qrCode' }: QRFieldOptions = {}): JSONField {
  return {
    name,
    type: 'json',
    admin: {
      components: { Field: 'payload-plugin-qr/rsc#OwnCode' },
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
      position: 'sidebar',
    },
    custom: { [OWN_CODE]: { locales } },
    hooks: { afterChange: [make(locales)], afterRead: [read(locales)] },
    label: label('plugin-qr:codeSingular'),
    typescriptSchema: [() => symbolSchema],
    virtual: true,
  }
}

const make =
  (locales: boolean): FieldHook =>
  async ({ collection, originalDoc, req }) => {
    const options = optionsOf(req.payload)
    if (options.disabled || !collection || originalDoc?.id === undefined) return null
    const locale = ownLocale(req, locales)
    const found = await makeOwnCode(req, options, { collection, doc: originalDoc, locale })
    return found === null ? null : shownSymbol(req, options.slugs.codes, found)
  }

const read =
  (locales: boolean): FieldHook =>
  async ({
    collection,
    findMany,
    originalDoc,
    req,
  }): Promise<null | QRCodeDocument | undefined> => {
    // A query for each row of a list would be too much to ask for.
    if (findMany || !collection || originalDoc?.id === undefined) return undefined
    const options = optionsOf(req.payload)
    const owner = ownerOf(collection.slug, originalDoc.id, ownLocale(req, locales))
    const found = await findOwnCode(req, options, owner)
    return found === null ? null : shownSymbol(req, options.slugs.codes, found)
  }
