import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { asID } from '../../analytics/scope/asID.js'
import { SymbolError } from '../../symbol/SymbolError.js'

/** The id of a design this person may read; a `SymbolError` for every other. */
export async function readablePreset(
  req: PayloadRequest,
  { slugs }: QROptions,
  preset: string | undefined,
): Promise<ID | undefined> {
  if (preset === undefined) return undefined
  const id = asID(req.payload, slugs.designs, preset)
  const doc =
    id !== null &&
    (await req.payload.findByID({
      id,
      collection: slugs.designs,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      req,
      select: {},
    }))
  if (!doc || id === null) throw SymbolError.got('preset', preset, 'the id of a design')
  return id
}
