import type { UploadFieldSingleValidation } from 'payload'

import { upload } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { SymbolError } from '../../symbol/SymbolError.js'
import { translate } from '../../translations/translate.js'
import { type LogoDocument, readLogo } from '../../website/design/readLogo.js'
import { documentFor } from './documentFor.js'

/** A logo is a picture that can be drawn, and one that who chooses it may see. */
export function validateLogo({ symbol }: QROptions): UploadFieldSingleValidation {
  return async (value, args) => {
    if (!value || !symbol.logos) return upload(value, args)
    const id = (typeof value === 'object' ? (value as { value?: unknown }).value : value) as
      number | string
    // Kept as it was, perhaps by somebody who may not see it: nothing new is shown.
    if (id === args.previousValue) return true
    if (args.event === 'onChange') return upload(value, args)
    const document = await documentFor<LogoDocument>(args, symbol.logos, id)
    if (!document) return translate(args.req.t, 'plugin-qr:logoMissing')
    const valid = await upload(value, args)
    if (valid !== true) return valid
    try {
      await readLogo(args.req, symbol.logos, document)
      return true
    } catch (error) {
      if (error instanceof SymbolError) return translate(args.req.t, 'plugin-qr:logoUnreadable')
      throw error
    }
  }
}
