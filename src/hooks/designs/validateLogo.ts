import type { PayloadRequest, UploadFieldSingleValidation } from 'payload'

import { upload } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { SymbolError } from '../../symbol/SymbolError.js'
import { translate } from '../../translations/translate.js'
import { type LogoDocument, readLogo } from '../../website/design/readLogo.js'

/** A logo is a picture that can be drawn, and one that who chooses it may see. */
export function validateLogo({ symbol }: QROptions): UploadFieldSingleValidation {
  return async (value, args) => {
    const valid = await upload(value, args)
    if (valid !== true || !value || !symbol.logos || args.event === 'onChange') return valid
    const { previousValue, req } = args as typeof args & { previousValue?: unknown }
    const id = typeof value === 'object' ? (value as { value?: unknown }).value : value
    const document = await documentOf(req, symbol.logos, id as number | string)
    if (!document) {
      // Kept as it was by somebody who may not see it: nothing new is shown.
      return id === previousValue || translate(req.t, 'plugin-qr:logoMissing')
    }
    try {
      await readLogo(req, symbol.logos, document)
      return true
    } catch (error) {
      if (error instanceof SymbolError) return translate(req.t, 'plugin-qr:logoUnreadable')
      throw error
    }
  }
}

/** As the person who saves sees it; without one (Local API, jobs) as it is. */
const documentOf = (req: PayloadRequest, collection: string, id: number | string) =>
  req.payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess: req.payloadAPI === 'local' && !req.user,
    req,
  }) as unknown as Promise<LogoDocument | null>
