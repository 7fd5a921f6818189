/**
 * Where scans arrive, for `matchScanPath`: the paths of the site, as they are and below the path its
 * address has (whoever stands in front may take that off), and one `more`. The longest first, so that
 * `/` takes what is left.
 */
export function scanPrefixes(
  paths: readonly string[],
  siteURL: null | string,
  more?: string,
): string[] {
  const below = siteURL && URL.canParse(siteURL) ? new URL(siteURL).pathname : ''
  const all = [...paths, ...paths.map((path) => below + path)]
  if (more !== undefined) all.push(more)
  const prefixes = all.map((path) => `/${path}/`.replace(/\/+/g, '/').toLowerCase())
  return [...new Set(prefixes)].sort((a, b) => b.length - a.length)
}
