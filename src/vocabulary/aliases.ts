import { normaliseCode } from './normaliseCode.js'

/** Aliases of one code at the most. */
export const MOST_ALIASES = 50

/**
 * Texts as they are stored: canonical, each once, without the code's own. What cannot be a code stays as
 * written, so that the field's check can show it.
 */
export function plainAliases(written: readonly unknown[], code?: unknown): string[] {
  const texts = written
    .filter((one): one is string => typeof one === 'string' && one.trim() !== '')
    .map((one) => normaliseCode(one) ?? one.trim())
  return [...new Set(texts)].filter((one) => one !== code)
}
