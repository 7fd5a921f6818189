import type { CollectionBeforeChangeHook } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolSource } from '../../symbol/symbolText.js'

import { storeOf } from '../../store/storeOf.js'
import { contentOf } from '../../symbol/content/contentOf.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { translate } from '../../translations/translate.js'
import { plainAliases } from '../../vocabulary/aliases.js'
import { nameKey } from '../../vocabulary/domains.js'
import { keepNames, type NamedDoc, namesOf, storedNames } from './claimNames.js'
import { readPrintState } from './readPrintState.js'

/**
 * A code that was scanned hangs somewhere: it has to stay dynamic. Where its text changes, and it was
 * scanned or somebody took its symbol, the old text stays as an alias for good, see `claimNames`; where it
 * moves to another domain, all of its texts lead on at the old one. Where nobody has the symbol, and where a static code gets other content, the new one is nobody's yet.
 */
export function keepPrintedCode(options: QROptions): CollectionBeforeChangeHook {
  return async ({ collection, data, operation, originalDoc, req }) => {
    if (operation !== 'update' || !originalDoc?.code) return data
    // What a draft calls it is in nobody's hands.
    const known = collection.versions?.drafts || options.domains.length > 0 || originalDoc.host
    const stored: NamedDoc = (known && (await storedNames(originalDoc.id, options, req))) || originalDoc // prettier-ignore
    const was = stored.code
    const isRenamed = Boolean(data.code && was) && data.code !== was
    const isMoved = Boolean(was) && (data.host || null) !== (stored.host || null)
    const isTurned = data.kind !== undefined && isStatic(data) !== isStatic(originalDoc)
    if (!isRenamed && !isMoved && !isTurned && !isRewritten(data, originalDoc)) return data
    const { downloaded, scanned } = await readPrintState(originalDoc.id, options, req)
    // Scans that were written late, from before it was turned, hold up no static code.
    if (isTurned && scanned && !isStatic(originalDoc)) throw refusal('kindFixed', 'kind')
    const isOther = isRenamed || isMoved
    const isInPrint = isOther && !isStatic(originalDoc) && (scanned || downloaded)
    if (isInPrint && !(await storeOf(req.payload, options).keepsNames())) {
      throw refusal('aliasesLater', isRenamed ? 'code' : 'domain')
    }
    if (data._status !== 'draft') {
      await storeOf(req.payload, options).forgetDownload(originalDoc.id, req)
    }
    if (!isInPrint) return data
    if (isMoved) {
      keepNames(req, originalDoc.id, namesOf(stored))
      return data
    }
    keepNames(req, originalDoc.id, [nameKey(was!, stored.host)])
    const aliases = data.aliases ?? originalDoc.aliases ?? []
    return { ...data, aliases: plainAliases([...aliases, was], data.code) }

    function refusal(key: 'aliasesLater' | 'kindFixed', path: string): ValidationError {
      const error = { message: translate(req.t, `plugin-qr:${key}`), path }
      return new ValidationError({ collection: options.slugs.codes, errors: [error], req }, req.t)
    }
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
