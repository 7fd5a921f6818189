/**
 * A path on the scanned site, as a document's address is while no `siteURL` is set. Never `//host`
 * or `/\\host`, which browsers read as another site.
 */
export function isSitePath(destination: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(destination)
}
