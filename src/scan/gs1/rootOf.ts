import type { ScanRequest } from '../../vocabulary/scan.js'
import type { ScanContext } from '../../vocabulary/scanContext.js'

type Resolver = NonNullable<ScanContext['resolver']>

/** What stands before Digital Link paths: as the options say, else where this request went. */
export function rootOf(
  { headers, url }: Pick<ScanRequest, 'headers' | 'url'>,
  { path, root }: Resolver,
): string {
  if (root !== null) return root
  if (/^https?:/i.test(url)) return new URL(url).origin + path
  const scheme = headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http'
  const at = `${scheme}://${headers.get('host') ?? ''}`
  return (URL.canParse(at) ? new URL(at).origin : 'http://localhost') + path
}
