import type { CollectionBeforeChangeHook } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { storeOf } from '../../store/storeOf.js'
import { translate } from '../../translations/translate.js'

/**
 * A code that was scanned hangs somewhere: its text cannot change any more. Where it may, nobody has
 * the symbol of the new text yet.
 */
export function keepPrintedCode(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    const was = originalDoc?.code as string | undefined
    if (operation !== 'update' || !was || data.code === undefined || data.code === was) return data
    const counter = await req.payload.db.findOne<{ allScans?: number; id: number }>({
      collection: options.slugs.counters,
      req,
      select: { allScans: true },
      where: { qrCode: { equals: originalDoc.id } },
    })
    if (!counter?.allScans) {
      await storeOf(req.payload, options).forgetDownload(originalDoc.id, req)
      return data
    }
    throw new ValidationError(
      {
        collection: options.slugs.codes,
        errors: [
          {
            message: translate(req.t, 'plugin-qr:codeFixed', { code: was, wanted: data.code }),
            path: 'code',
          },
        ],
        req,
      },
      req.t,
    )
  }
}
