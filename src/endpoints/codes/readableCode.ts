import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolSource } from '../../symbol/symbolText.js'

import { asID } from '../../analytics/scope/asID.js'

type Code = { host?: null | string; id: number | string; title: string } & SymbolSource

/** The code an endpoint is about, its trash included; `null` where this person may not read it. */
export async function readableCode(
  req: PayloadRequest,
  options: QROptions,
  written = req.routeParams?.id,
): Promise<Code | null> {
  const id = asID(req.payload, options.slugs.codes, written)
  if (id === null) return null
  const doc = await req.payload.findByID({
    id,
    collection: options.slugs.codes,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    trash: true,
  })
  if (!doc) return null
  const code = String(doc.code)
  return { ...doc, code, title: String(doc.title ?? code) }
}

/** The same answer for a code that is not there and one this person may not read. */
export const noSuchCode = (): Response =>
  Response.json(
    { errors: [{ message: 'There is no such QR code, or you may not read it.' }] },
    { status: 404 },
  )
