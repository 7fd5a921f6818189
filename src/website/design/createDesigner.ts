import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CompleteDesign, Logo, SymbolDesign } from '../../symbol/design/types.js'
import type { ID } from '../../vocabulary/scan.js'

import { completeDesign } from '../../symbol/design/completeDesign.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { type LogoDocument, readLogo } from './readLogo.js'

/** What a code says of its look. Relations may be populated or not. */
export type Designed = {
  campaign?: unknown
  design?: null | SymbolDesign
  logo?: unknown
  preset?: unknown
}

/** How a symbol looks when all that it inherits is known. */
export type Look = { design: CompleteDesign; logo: Logo | null }

type DesignerOptions = {
  /**
   * A logo whose file is gone counts as none, as where a page must be shown all the same.
   * @default false: it is an error, because what is printed is paid for
   */
  mayMissLogo?: boolean
}

type Layer = { design?: null | SymbolDesign; logo?: unknown }
type Campaign = { preset?: unknown }

/**
 * Says how symbols look: what the code says itself, else its preset, else its campaign's, else the
 * site's option. Asks for each document once, so that a thousand labels cost one preset. Without
 * access rules: who sees a symbol sees its look.
 */
export function createDesigner(
  req: PayloadRequest,
  { slugs, symbol }: QROptions,
  { mayMissLogo = false }: DesignerOptions = {},
) {
  const asked = new Map<string, Promise<unknown>>()

  function ask<Doc>(collection: string, value: unknown): Promise<Doc | null> {
    const id = idOf(value)
    if (id === null) return Promise.resolve(null)
    const key = `${collection}/${id}`
    const known = asked.get(key)
    if (known) return known as Promise<Doc | null>
    const found = req.payload.findByID({
      id,
      collection,
      depth: 0,
      disableErrors: true,
      overrideAccess: true,
      req,
    })
    asked.set(key, found)
    return found as unknown as Promise<Doc | null>
  }

  /** @param preset - instead of the code's own and its campaign's */
  async function lookOf(code: Designed, preset?: ID): Promise<Look> {
    const own = preset ?? code.preset
    const chosen = idOf(own) ?? (await ask<Campaign>(slugs.campaigns, code.campaign))?.preset
    const layer = await ask<Layer>(slugs.designs, chosen)
    const design = completeDesign(symbol.design, layer?.design, code.design)
    const picture = symbol.logos && (idOf(code.logo) ?? layer?.logo)
    const document = symbol.logos && (await ask<LogoDocument>(symbol.logos, picture))
    const logo = document && symbol.logos ? await logoOf(symbol.logos, document) : null
    return { design: logo ? withLogo(design) : design, logo }
  }

  function logoOf(collection: string, document: LogoDocument): Promise<Logo | null> {
    const read = readLogo(req, collection, document)
    if (!mayMissLogo) return read
    return read.catch((error: unknown) => {
      if (error instanceof SymbolError) return null
      throw error
    })
  }

  return { lookOf }
}

/** What lies under a logo is lost, and has to be read all the same. */
const withLogo = (design: CompleteDesign): CompleteDesign =>
  design.errorCorrection === 'H' ? design : { ...design, errorCorrection: 'Q' }

function idOf(value: unknown): ID | null {
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? id : null
}
