import { SCAN_ID_PARAMETER, setParameter } from '../scan/attribution/setParameter.js'

/** Search parameters as Next gives them to a page (awaited), as a query string or as `URLSearchParams`. */
export type SearchParams =
  | Readonly<Record<string, string | string[] | undefined>>
  | Pick<URLSearchParams, 'get'>
  | string
  | null
  | undefined

/** As redirects hand them out: nothing else is carried on. */
const SCAN_ID = /^[\w-]{24}$/

/** The scan id a visitor came with; `null` for one who did not scan, or whose code gives none. */
export function scanIdOf(searchParams: SearchParams): null | string {
  const value = valueOf(searchParams)
  return value !== null && SCAN_ID.test(value) ? value : null
}

/**
 * A link, to a ticket shop for instance, that takes the visitor's scan id along. Without one the
 * link stays as it is. Put it only on links to whom you want to tell of the scan.
 */
export function carryScanId(url: string, searchParams: SearchParams): string {
  const id = scanIdOf(searchParams)
  return id === null ? url : setParameter(url, SCAN_ID_PARAMETER, id)
}

function valueOf(searchParams: SearchParams): null | string {
  if (!searchParams) return null
  if (typeof searchParams === 'string') {
    return new URLSearchParams(searchParams).get(SCAN_ID_PARAMETER)
  }
  if (typeof searchParams.get === 'function') return searchParams.get(SCAN_ID_PARAMETER)
  const value = (searchParams as Record<string, string | string[] | undefined>)[SCAN_ID_PARAMETER]
  return (Array.isArray(value) ? value[0] : value) ?? null
}
