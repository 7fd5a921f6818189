import type { Block, Field, FieldHook, RelationshipFieldSingleValidation } from 'payload'

import { relationship } from 'payload/shared'

import type { ID } from '../../vocabulary/scan.js'
import type { QRCodeDocument, QRCodeSize } from './types.js'

import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { relationID } from '../../vocabulary/relationID.js'
import { ownCodeField, ownCodeOf } from '../field/ownCode.js'
import { shownSymbol, symbolSchema } from './shownSymbol.js'

export type QRCodeBlockOptions = {
  /**
   * Slug of the collection of codes, where `options.slugs.codes` renames it.
   * @default 'qr-codes'
   */
  codes?: string
  /**
   * The block's fields, given ours. Keep `qrCode` and `symbol`: the website draws from them.
   * @example fields: ({ defaultFields }) => [...defaultFields, { name: 'align', type: 'text' }]
   */
  fields?: (args: { defaultFields: Field[] }) => Field[]
  /**
   * Name of the generated type.
   * @default 'QRCodeBlock'
   */
  interfaceName?: string
  /**
   * Whether editors may choose the code of the very document the block is in, which `qrField` makes: a
   * page template then has the right code on every page. Adds a checkbox `own`, a column in `blocks` fields.
   * @default false
   */
  own?: boolean
  /** @default 'qrCode' */
  slug?: string
}

/**
 * A QR code between the texts of a page, for `blocks` fields and Lexical's `BlocksFeature`. Call it
 * anew for every place: Payload changes the object it is given.
 */
export function qrCodeBlock(options: QRCodeBlockOptions = {}): Block {
  return blockOf(options, 'medium')
}

/**
 * The same between words, for `inlineBlocks` of Lexical's `BlocksFeature`: `slug` is `qrCodeInline`,
 * `interfaceName` is `QRCodeInlineBlock`. Call it anew for every place.
 */
export function qrCodeInlineBlock(options: QRCodeBlockOptions = {}): Block {
  return blockOf({ interfaceName: 'QRCodeInlineBlock', slug: 'qrCodeInline', ...options }, 'small')
}

function blockOf(options: QRCodeBlockOptions, size: QRCodeSize): Block {
  const { codes = 'qr-codes', fields, interfaceName = 'QRCodeBlock', slug = 'qrCode' } = options
  const defaultFields: Field[] = [
    ...(options.own ? [ownField()] : []),
    codeField(codes),
    {
      name: 'preview',
      type: 'ui',
      admin: {
        components: {
          Field: {
            clientProps: { codes },
            path: 'payload-plugin-qr/client#QRCodeBlockPreview',
          },
        },
      },
    },
    {
      name: 'size',
      type: 'select',
      defaultValue: size,
      label: label('plugin-qr:blockSize'),
      options: [
        { label: label('plugin-qr:blockSizeSmall'), value: 'small' },
        { label: label('plugin-qr:blockSizeMedium'), value: 'medium' },
        { label: label('plugin-qr:blockSizeLarge'), value: 'large' },
      ],
    },
    {
      name: 'caption',
      type: 'text',
      admin: { description: label('plugin-qr:blockCaptionHint') },
      label: label('plugin-qr:blockCaption'),
      maxLength: 300,
    },
    symbolField(codes),
  ]
  return {
    slug,
    admin: { images: { icon: { alt: '', url: ICON } } },
    fields: fields?.({ defaultFields }) ?? defaultFields,
    interfaceName,
    labels: { plural: label('plugin-qr:blockPlural'), singular: label('plugin-qr:blockSingular') },
  }
}

const isOwn = (block: unknown): boolean => (block as { own?: unknown } | null)?.own === true

/** The code of the very document the block is in. */
function ownField(): Field {
  return {
    name: 'own',
    type: 'checkbox',
    admin: { description: label('plugin-qr:blockOwnHint') },
    defaultValue: false,
    label: label('plugin-qr:blockOwn'),
    validate: (value, { collectionSlug, req }) => {
      const fields = req.payload.collections[collectionSlug ?? '']?.config.fields
      if (!value || !fields || ownCodeField(fields)) return true
      return translate(req.t, 'plugin-qr:blockOwnNone')
    },
  }
}

function codeField(codes: string): Field {
  // Not `required`: its column could then not be emptied, and no code in use be deleted.
  const validate: RelationshipFieldSingleValidation = (value, args) =>
    isOwn(args.siblingData)
      ? true
      : value
        ? relationship(value, args)
        : translate(args.req.t, 'plugin-qr:blockMissing')
  return {
    name: 'qrCode',
    type: 'relationship',
    admin: { condition: (_, siblingData) => !isOwn(siblingData) },
    label: label('plugin-qr:blockCode'),
    relationTo: codes,
    validate,
  }
}

function symbolField(codes: string): Field {
  return {
    name: 'symbol',
    type: 'json',
    admin: { disabled: true },
    hooks: {
      afterRead: [readSymbol(codes)],
      // Lexical stores what it is given, virtual or not.
      beforeChange: [
        ({ field, siblingData }) => {
          delete siblingData[field.name as string]
        },
      ],
    },
    typescriptSchema: [() => symbolSchema],
    virtual: true,
  }
}

/** For Lexical's menus, which show 20 × 20 px. Grey reads on light and on dark. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#888" stroke-width="1.5"><path d="M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3z"/><path d="M12 12h2v2m3-2v5h-2m-3 0v-1" stroke-linecap="square"/></svg>',
)}`

/** Fields are read side by side, so the code may be populated already. */
function readSymbol(collection: string): FieldHook {
  return async ({
    collection: page,
    originalDoc,
    req,
    siblingData,
  }): Promise<null | QRCodeDocument> => {
    const id = isOwn(siblingData)
      ? page && (await ownCodeOf(req, page, originalDoc?.id as ID))
      : relationID(siblingData?.qrCode)
    if (id === undefined) return null
    return id === null ? null : shownSymbol(req, collection, id)
  }
}
