import type { ContentFields, ContentType } from './content/types.js'

import { contentOf } from './content/contentOf.js'
import { symbolURL } from './symbolURL.js'

/** What decides what a symbol carries: part of a code's document. */
export type SymbolSource = {
  code: string
  content?: ({ type?: ContentType | null } & ContentFields) | null
  kind?: 'dynamic' | 'static' | null
}

/** What a short URL is made of but its code. */
export type ShortURLParts = Omit<Parameters<typeof symbolURL>[0], 'code'>

/**
 * What the symbol of a code carries: its short URL, or the content of a static one. Throws a
 * `SymbolError`.
 */
export function symbolText({ code, content, kind }: SymbolSource, parts: ShortURLParts): string {
  return kind === 'static'
    ? contentOf(content?.type ?? 'url', content ?? {})
    : symbolURL({ ...parts, code })
}
