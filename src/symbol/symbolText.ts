import type { ContentFields, ContentType } from './content/types.js'

import { makeDigitalLink } from '../vocabulary/gs1/digitalLink.js'
import { readIdentifiers } from '../vocabulary/gs1/readIdentifiers.js'
import { contentOf } from './content/contentOf.js'
import { symbolURL } from './symbolURL.js'

/** What decides what a symbol carries: part of a code's document. */
export type SymbolSource = {
  code: string
  content?: ({ type?: ContentType | null } & ContentFields) | null
  gs1?: { identifiers?: null | string } | null
  kind?: 'dynamic' | 'static' | null
}

/** What a short URL is made of but its code. */
export type ShortURLParts = {
  /** What stands before the Digital Links of products; `null`: they have none. */
  digitalLinks?: null | string
} & Omit<Parameters<typeof symbolURL>[0], 'code'>

/**
 * What the symbol of a code carries: its short URL, the Digital Link of a product, or the content of a
 * static one. Throws a `SymbolError`.
 */
export function symbolText(
  { code, content, gs1, kind }: SymbolSource,
  { digitalLinks = null, ...parts }: ShortURLParts,
): string {
  if (kind === 'static') return contentOf(content?.type ?? 'url', content ?? {})
  const link = digitalLinks === null ? null : digitalLink(gs1?.identifiers, digitalLinks)
  return link ?? symbolURL({ ...parts, code })
}

/** `null` where none is named, or what is typed is none yet. */
export function digitalLink(identifiers: null | string | undefined, stem: string): null | string {
  const read = identifiers ? readIdentifiers(identifiers) : null
  return read === null || read.problem ? null : makeDigitalLink(read, stem)
}
