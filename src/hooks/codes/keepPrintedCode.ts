import type { CollectionBeforeChangeHook } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolSource } from '../../symbol/symbolText.js'

import { storeOf } from '../../store/storeOf.js'
import { contentOf } from '../../symbol/content/contentOf.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { translate } from '../../translations/translate.js'

/**
 * A code that was scanned hangs somewhere: its text cannot change any more, and it has to stay dynamic.
 * Where it may, and where a static code gets other content, nobody has the new symbol yet.
 */
export function keepPrintedCode(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    const was = originalDoc?.code as string | undefined
    if (operation !== 'update' || !was) return data
    const isRenamed = data.code !== undefined && data.code !== was
    const isTurned = data.kind !== undefined && isStatic(data) !== isStatic(originalDoc)
    if (!isRenamed && !isTurned && !isRewritten(data, originalDoc)) return data
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
    // Scans that were written late, from before it was turned, hold up no static code.
    if (!isRenamed && isStatic(originalDoc)) return data
    const error = isRenamed
      ? {
          message: translate(req.t, 'plugin-qr:codeFixed', { code: was, wanted: data.code }),
          path: 'code',
        }
      : { message: translate(req.t, 'plugin-qr:kindFixed'), path: 'kind' }
    throw new ValidationError({ collection: options.slugs.codes, errors: [error], req }, req.t)
  }
}

type Code = { kind?: unknown } & Partial<Pick<SymbolSource, 'content'>>

const isStatic = ({ kind }: Code): boolean => kind === 'static'

/** Whether a static code's symbol will be another one. */
function isRewritten(data: Code, original: Code): boolean {
  if (!isStatic(original) || !data.content) return false
  return textOf(data) !== textOf(original)
}

/** `null` for what is no content yet, as a draft may hold it. */
function textOf({ content }: Code): null | string {
  try {
    return contentOf(content?.type ?? 'url', content ?? {})
  } catch (error) {
    if (error instanceof SymbolError) return null
    throw error
  }
}
