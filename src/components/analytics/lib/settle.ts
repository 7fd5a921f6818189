/**
 * Views that were asked for and not drawn yet, after the router has drawn `query`. While a page is
 * busy Next draws them late, one after the other, and puts the address back to the one it has just
 * drawn: the next change must start from the newest of these, not from that address. A query that
 * is none of ours is somebody's link or "back", which counts more than what we waited for.
 */
export function settle(ahead: readonly string[], query: string): string[] {
  const at = ahead.indexOf(query)
  return at < 0 ? [] : ahead.slice(at + 1)
}
