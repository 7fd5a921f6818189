import type { Fields } from './readFields.js'

/** Field names a click id travels under, first match wins. */
export const clickIdNames: readonly string[] = ['qr_click', 'qr_scan_id']

/** A click id as we hand them out: opaque and URL-safe. Anything else is not carried on. */
export const asClickId = (value: unknown): null | string =>
  typeof value === 'string' && /^[\w.~-]{8,128}$/.test(value.trim()) ? value.trim() : null

/** The first click id among places that may hold one (ticket meta, extra fields, metadata). */
export const readClickId = (places: readonly Fields[]): null | string => {
  for (const place of places) {
    for (const name of clickIdNames) {
      const id = Object.hasOwn(place, name) ? asClickId(place[name]) : null
      if (id) return id
    }
  }
  return null
}
