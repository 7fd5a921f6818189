import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CompleteDesign, Logo, SymbolDesign } from '../../symbol/design/types.js'
import type { ID } from '../../vocabulary/scan.js'

import { completeDesign } from '../../symbol/design/completeDesign.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { relationID } from '../../vocabulary/relationID.js'
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
   * What the person of the request may not read counts as none: for a look that is no code's yet.
   * @default false: who sees a symbol sees its look
   */
  asPerson?: boolean
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
 * site's option. Asks for each document once, so that a thousand labels cost one preset.
 */
export function createDesigner(
  req: PayloadRequest,
  { slugs, symbol }: QROptions,
  { asPerson = false, mayMissLogo = false }: DesignerOptions = {},
) {
  const asked = new Map<string, Promise<unknown>>()

  function ask<Doc>(collection: string, value: unknown, forPerson = asPerson): Promise<Doc | null> {
    const id = relationID(value)
    if (id === null) return Promise.resolve(null)
    const key = `${collection}/${id}/${forPerson}`
    const known = asked.get(key)
    if (known) return known as Promise<Doc | null>
    const found = req.payload.findByID({
      id,
      collection,
      depth: 0,
      disableErrors: true,
      overrideAccess: !forPerson,
      req,
    })
    asked.set(key, found)
    return found as unknown as Promise<Doc | null>
  }

  /** @param preset - of the person's choice, instead of the code's own and its campaign's */
  async function lookOf(code: Designed, preset?: ID): Promise<Look> {
    const own = preset ?? code.preset
    const chosen = relationID(own) ?? (await ask<Campaign>(slugs.campaigns, code.campaign))?.preset
    const forPerson = asPerson || preset !== undefined
    const layer = await ask<Layer>(slugs.designs, chosen, forPerson)
    const design = completeDesign(symbol.design, layer?.design, code.design)
    const logo = (await logoOf(code.logo)) ?? (await logoOf(layer?.logo, forPerson))
    return { design: logo ? withLogo(design) : design, logo }
  }

  async function logoOf(value: unknown, forPerson?: boolean): Promise<Logo | null> {
    const document = symbol.logos && (await ask<LogoDocument>(symbol.logos, value, forPerson))
    if (!document || !symbol.logos) return null
    const read = readLogo(req, symbol.logos, document)
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
