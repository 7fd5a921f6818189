import type { Block, Field, FieldHook, JSONField, RelationshipFieldSingleValidation } from 'payload'

import { createDataloaderCacheKey } from 'payload'
import { relationship } from 'payload/shared'

import type { CompleteDesign, SymbolDesign } from '../../symbol/design/types.js'
import type { SymbolSource } from '../../symbol/symbolText.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Designed } from '../design/createDesigner.js'
import type { QRCodeDocument } from './types.js'

import { publicURLOf } from '../../options/addresses.js'
import { optionsOf } from '../../options/optionsOf.js'
import { DEFAULT_DESIGN } from '../../symbol/design/completeDesign.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { relationID } from '../../vocabulary/relationID.js'
import { pngURL } from '../design/pngURL.js'
import { shownLook } from '../design/shownLook.js'

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
  /** @default 'qrCode' */
  slug?: string
}

/**
 * A QR code between the texts of a page, for `blocks` fields and Lexical's `BlocksFeature`. Call it
 * anew for every place: Payload changes the object it is given.
 */
export function qrCodeBlock(options: QRCodeBlockOptions = {}): Block {
  const { codes = 'qr-codes', fields, interfaceName = 'QRCodeBlock', slug = 'qrCode' } = options
  const defaultFields: Field[] = [
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
      defaultValue: 'medium',
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

function codeField(codes: string): Field {
  // Not `required`: its column could then not be emptied, and no code in use be deleted.
  const validate: RelationshipFieldSingleValidation = (value, args) =>
    value ? relationship(value, args) : translate(args.req.t, 'plugin-qr:blockMissing')
  return {
    name: 'qrCode',
    type: 'relationship',
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

type Found =
  | ({ _status?: string; deletedAt?: null | string } & Designed & Partial<SymbolSource>)
  | null
  | undefined

/**
 * What the website needs to draw a block's code: at every depth, and for visitors who may not read
 * codes, because who may read the page sees its symbol anyway. Nothing but the address and the look
 * goes out; all blocks of a request share one query.
 */
function readSymbol(collection: string): FieldHook {
  return async ({ req, siblingData }): Promise<null | QRCodeDocument> => {
    // Fields are read side by side, so the code may be populated already.
    const id = relationID(siblingData?.qrCode)
    if (id === null) return null
    const hasDrafts = Boolean(req.payload.collections[collection]?.config.versions?.drafts)
    const options = optionsOf(req.payload)
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
        select: {
          campaign: true,
          code: true,
          content: true,
          design: true,
          kind: true,
          preset: true,
          ...(options.symbol.logos && { logo: true }),
          ...(hasDrafts && { _status: true }),
        },
        showHiddenFields: false,
        transactionID: req.transactionID as ID,
      }),
    )) as Found
    if (!found?.code || found.deletedAt || found._status === 'draft') return null
    const { printed, url } = publicURLOf(found, options, req)
    const { code, kind = null } = found
    const { design, logo } = await shownLook(found, options, req)
    return {
      code,
      design: unusual(design),
      kind,
      logo: logo && { height: logo.height, url: pngURL(logo.png), width: logo.width },
      printedURL: printed,
      shortURL: url,
    }
  }
}

/** Without what every symbol has. */
const unusual = (design: CompleteDesign): SymbolDesign =>
  Object.fromEntries(
    Object.entries(design).filter(
      ([part, value]) => value !== DEFAULT_DESIGN[part as keyof SymbolDesign],
    ),
  )

type Schema = ReturnType<NonNullable<JSONField['typescriptSchema']>[number]>

const text = { type: ['string', 'null'] } satisfies Schema

/** The type of a block's `symbol` in the host's generated types. */
const symbolSchema: Schema = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    code: text,
    design: { type: ['object', 'null'] },
    kind: text,
    logo: { type: ['object', 'null'] },
    printedURL: text,
    shortURL: text,
  },
}
