import type { JSONField, PayloadRequest } from 'payload'

import { createDataloaderCacheKey } from 'payload'

import type { CompleteDesign, SymbolDesign } from '../../symbol/design/types.js'
import type { SymbolSource } from '../../symbol/symbolText.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Designed } from '../design/createDesigner.js'
import type { QRCodeDocument } from './types.js'

import { publicURLOf } from '../../options/addresses.js'
import { optionsOf } from '../../options/optionsOf.js'
import { DEFAULT_DESIGN } from '../../symbol/design/completeDesign.js'
import { pngURL } from '../design/pngURL.js'
import { shownLook } from '../design/shownLook.js'

type Found =
  | ({ _status?: string; deletedAt?: null | string; host?: null | string } & Designed &
      Partial<SymbolSource>)
  | null
  | undefined

/**
 * What the website needs to draw a code: at every depth, and for visitors who may not read codes, because
 * who may read the page sees its symbol anyway. Nothing but the address and the look goes out; all codes
 * of a request share one query. `null` where it is gone, in the trash or a draft.
 */
export async function shownSymbol(
  req: PayloadRequest,
  collection: string,
  id: ID,
): Promise<null | QRCodeDocument> {
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
        host: true,
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
    ...(found.host && { host: found.host }),
    kind,
    logo: logo && { height: logo.height, url: pngURL(logo.png), width: logo.width },
    printedURL: printed,
    shortURL: url,
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

/** The type of a symbol in the host's generated types. */
export const symbolSchema: Schema = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    code: text,
    design: { type: ['object', 'null'] },
    host: text,
    kind: text,
    logo: { type: ['object', 'null'] },
    printedURL: text,
    shortURL: text,
  },
}
