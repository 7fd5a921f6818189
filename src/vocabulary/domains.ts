import { normaliseCode } from './normaliseCode.js'

/** A domain that short URLs may live on beside the site's own. */
export type Domain = {
  /** Lower-case and in ASCII, with a port that is not the scheme's own; codes and their names store it. */
  host: string
  /** What stands before the code: starts with a slash and does not end with one, or is empty. */
  path: string
  /** Its origin. */
  url: string
}

/** What a host that is none of ours gets: the answers of the default domain, or none. */
export const UNKNOWN_HOSTS = ['default', 'refuse'] as const
export type UnknownHosts = (typeof UNKNOWN_HOSTS)[number]

/** What is needed to tell by a request's host which domain it is for. As JSON, for the edge. */
export type DomainSettings = {
  list: readonly (Domain & {
    /** What stands before a code in symbols, as they spell it. */
    printedPath: string
  })[]
  /** Hosts of the default domain. */
  own: readonly string[]
  unknown: UnknownHosts
}

/**
 * How a text on a domain is named among all texts: `MENU` on the default one, `go.example/MENU` on another.
 * No code has a slash, so the two are never taken for each other.
 *
 * @param host `null` or empty: the default domain
 */
export const nameKey = (text: string, host: null | string | undefined): string =>
  host ? `${host}/${text}` : text

/** The text of a name, and the host of its domain. */
export function splitKey(key: string): { host: null | string; text: string } {
  const slash = key.lastIndexOf('/')
  return slash < 0
    ? { host: null, text: key }
    : { host: key.slice(0, slash), text: key.slice(slash + 1) }
}

/** A name as people write it, in its canonical form; `null`: it can be none. */
export function normaliseKey(written: string): null | string {
  const { host, text } = splitKey(written.trim())
  const code = normaliseCode(text)
  if (code === null || host === null) return code
  return /^[^\s/?#@]{1,253}$/.test(host) ? nameKey(code, host.toLowerCase()) : null
}
