import { createLRU } from '../../kit/createLRU.js'
import { ALLOWED_SCHEMES, FORBIDDEN_SCHEMES } from '../../vocabulary/schemes.js'

const DESTINATION_MAX_LENGTH = 2048

/**
 * Why a URL cannot be a destination:
 * - `empty`, `too-long` (over 2,048 characters)
 * - `invisible`: a space, line break or control character inside
 * - `relative`: no scheme, or http(s) without `//`
 * - `scheme`: not on the allow-list; `forbidden-scheme`: never allowed (`javascript:`, `data:`, …)
 * - `credentials`: `user:password@` in it
 * - `invalid`: not parseable, a backslash, or nothing behind the scheme
 */
type DestinationProblem =
  | 'credentials'
  | 'empty'
  | 'forbidden-scheme'
  | 'invalid'
  | 'invisible'
  | 'relative'
  | 'scheme'
  | 'too-long'

const INVISIBLE =
  /[\s\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/
const LONE_SURROGATE = /\p{Surrogate}/u
const SCHEME = /^([a-z][a-z0-9+.-]*):(.*)$/is

function webProblem(url: string, rest: string): DestinationProblem | null {
  // The parser takes `https:host` and `https:\\host` for absolute; a printed code should not.
  if (!rest.startsWith('//')) return 'relative'
  if (/^\/\/[^?#]*\\/.test(rest)) return 'invalid'
  const host = /^\/\/([^/?#]*)/.exec(rest)?.[1] ?? ''
  if (host === '' || host.startsWith(':')) return 'invalid'
  if (host.includes('@')) return 'credentials'
  try {
    const parsed = new URL(url)
    if (parsed.username || parsed.password) return 'credentials'
    return parsed.hostname ? null : 'invalid'
  } catch {
    return 'invalid'
  }
}

/**
 * What keeps a URL from being a destination, or `null` when it can be one. Expects it trimmed.
 *
 * @param extraSchemes schemes the host allows beside `ALLOWED_SCHEMES`, without colon
 */
export function destinationProblem(
  url: string,
  extraSchemes: readonly string[] = [],
): DestinationProblem | null {
  if (typeof url !== 'string' || url === '') return 'empty'
  if (url.length > DESTINATION_MAX_LENGTH) return 'too-long'
  if (INVISIBLE.test(url)) return 'invisible'
  if (LONE_SURROGATE.test(url)) return 'invalid'
  const [, name, rest = ''] = SCHEME.exec(url) ?? []
  if (name === undefined) return 'relative'
  const scheme = name.toLowerCase()
  if (FORBIDDEN_SCHEMES.includes(scheme)) return 'forbidden-scheme'
  if (scheme === 'http' || scheme === 'https') return webProblem(url, rest)
  if (!ALLOWED_SCHEMES.includes(scheme) && !extraSchemes.some((s) => s.toLowerCase() === scheme)) {
    // `example.com:8080` reads as a scheme; what is missing is `https://`.
    return scheme.includes('.') && /^\d/.test(rest) ? 'relative' : 'scheme'
  }
  return /^\/*$/.test(rest) || !URL.canParse(url) ? 'invalid' : null
}

const NONE: readonly string[] = []
// Asked again on every scan of a code, so the latest verdicts are kept, per list of extra schemes.
const known = new WeakMap<readonly string[], ReturnType<typeof createLRU<boolean>>>()

/**
 * May a code lead there? `destinationProblem` says why not.
 *
 * @param extraSchemes schemes the host allows beside `ALLOWED_SCHEMES`; must not change afterwards
 */
export function isAllowedDestination(url: string, extraSchemes: readonly string[] = NONE): boolean {
  let verdicts = known.get(extraSchemes)
  if (verdicts === undefined) known.set(extraSchemes, (verdicts = createLRU(2000)))
  let allowed = verdicts.get(url)
  if (allowed === undefined) {
    allowed = destinationProblem(url, extraSchemes) === null
    verdicts.set(url, allowed)
  }
  return allowed
}

/**
 * A path on the scanned site, as a document's address is while no `siteURL` is set. Never `//host`
 * or `/\\host`, which browsers read as another site.
 */
export function isSitePath(destination: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(destination)
}
