'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'

import type { ShortURLParts, SymbolSource } from '../../../symbol/symbolText.js'

import { ContentError } from '../../../symbol/content/ContentError.js'
import { FIELDS_OF } from '../../../symbol/content/types.js'
import { SymbolError } from '../../../symbol/SymbolError.js'
import { symbolText } from '../../../symbol/symbolText.js'
import { normaliseCode } from '../../../vocabulary/normaliseCode.js'

const NAMES = ['type', ...new Set(Object.values(FIELDS_OF).flat())]

export type FormSymbol = {
  /** As it will be saved; `null`: what is typed cannot be one. */
  code: null | string
  isStatic: boolean
  /** What is wrong with the content. */
  problem: ContentError | null
  /** As it is saved; `null` while it is not. */
  savedCode: null | string
  savedText: null | string
  /** What the symbol of the form carries; `null`: nothing yet. */
  text: null | string
  wasStatic: boolean
}

/** What the symbol of the form carries, and that of the document as it is saved. */
export function useSymbolText(
  loaded: null | SymbolSource,
  place: ShortURLParts,
  savedPlace = place,
): FormSymbol {
  const document = useDocumentInfo().savedDocumentData as Partial<SymbolSource> | undefined
  const saved = document?.code ? (document as SymbolSource) : loaded
  // One string, so that only these fields draw the panel anew.
  const json = useFormFields(([fields]) =>
    JSON.stringify({
      code: fields?.code?.value ?? '',
      content: Object.fromEntries(
        NAMES.map((name) => [name, fields?.[`content.${name}`]?.value ?? null]),
      ),
      gs1: { identifiers: fields?.['gs1.identifiers']?.value ?? null },
      kind: fields?.kind?.value,
    }),
  )
  const form = JSON.parse(json) as SymbolSource
  const code = normaliseCode(form.code) ?? (form.code.trim() ? null : (saved?.code ?? null))
  const isStatic = form.kind === 'static'
  const { problem, text } =
    isStatic || code !== null ? read({ ...form, code: code ?? '' }, place) : NOTHING
  return {
    code,
    isStatic,
    problem,
    savedCode: saved?.code ?? null,
    savedText: saved ? read(saved, savedPlace).text : null,
    text,
    wasStatic: saved?.kind === 'static',
  }
}

/** What is remembered as taken: a code, or the content of a static one. */
export const takenName = ({ savedCode, savedText, wasStatic }: FormSymbol): string =>
  (wasStatic ? savedText : savedCode) ?? ''

const NOTHING = { problem: null, text: null }

function read(source: SymbolSource, place: ShortURLParts): Pick<FormSymbol, 'problem' | 'text'> {
  try {
    return { problem: null, text: symbolText(source, place) }
  } catch (error) {
    if (!(error instanceof SymbolError)) throw error
    return { problem: error instanceof ContentError ? error : null, text: null }
  }
}
