import { uncompress } from './uncompress.js'

/** Where a resolver describes itself, below its origin (RFC 8615). */
export const DESCRIPTION_PATH = '/.well-known/gs1resolver'

/**
 * The path of a Digital Link below one of these, which are lower-case and end with no slash; `null` where it
 * is none: it begins with the number of a key, or is compressed.
 */
export function digitalLinkIn(path: string, prefixes: readonly string[]): null | string {
  for (const prefix of prefixes) {
    if (path.slice(0, prefix.length).toLowerCase() !== prefix) continue
    const below = path.slice(prefix.length)
    const isPlain = /^\/\d{2,4}\//.test(below)
    if (isPlain || (below.startsWith('/') && uncompress(below) !== null)) return below
  }
  return null
}
