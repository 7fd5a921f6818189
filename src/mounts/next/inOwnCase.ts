/**
 * The target of a request for one code, with the path before the code as its route writes it:
 * `/Q/AB12?x` becomes `/q/AB12?x`. `null` where it is none.
 *
 * @param paths - by their lower-case form, with a slash at the end: as they are written
 */
export function inOwnCase(url: string, paths: ReadonlyMap<string, string>): null | string {
  for (const [lower, written] of paths) {
    if (url.length <= lower.length) continue
    const head = url.slice(0, lower.length)
    if (head !== written && head.toLowerCase() !== lower) continue
    const rest = url.slice(lower.length)
    if (ONE_CODE.test(rest)) return head === written ? url : written + rest
  }
  return null
}

/** One segment; hosts with `trailingSlash` have one more slash. */
const ONE_CODE = /^[^/?]+\/?(?:\?|$)/
