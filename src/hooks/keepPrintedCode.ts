import type { CollectionBeforeChangeHook } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { translate } from '../translations/translate.js'

/** A code that was scanned hangs somewhere: its text cannot change any more. */
export function keepPrintedCode(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    const was = originalDoc?.code as string | undefined
    if (operation !== 'update' || !was || data.code === undefined || data.code === was) return data
    const counter = await req.payload.db.findOne<{ allScans?: number; id: number }>({
      collection: options.slugs.counters,
      req,
      where: { qrCode: { equals: originalDoc.id } },
    })
    if (!counter?.allScans) return data
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
