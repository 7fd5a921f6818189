/** What stands between `?` and `#` of an address or path; empty where nothing does. */
export function queryOf(url: string): string {
  const mark = url.indexOf('?')
  const hash = url.indexOf('#')
  if (mark < 0 || (hash >= 0 && hash < mark)) return ''
  return url.slice(mark + 1, hash < 0 ? undefined : hash)
}
