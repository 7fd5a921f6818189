import type { ScanHeaders } from '../../../vocabulary/scan.js'
/** Longest header value looked at; EdgeScape lists and Netlify's JSON are long. */
const MAX = 4096

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Node hands header bytes over as latin1; UTF-8 sent raw (`ZÃ¼rich`) is put right again. */
const latin1ToUTF8 = (value: string): string => {
  if (!/[\x80-\xff]/.test(value) || /[\u0100-\uffff]/.test(value)) return value
  try {
    return utf8.decode(Uint8Array.from(value, (character) => character.charCodeAt(0)))
  } catch {
    return value
  }
}

const percentDecoded = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** A header's text; `percent` for CDNs that percent-encode names. Never throws. */
export const headerText = (
  headers: ScanHeaders,
  name: string,
  { percent = false }: { percent?: boolean } = {},
): null | string => {
  const raw = headers.get(name)?.slice(0, MAX)
  if (!raw) return null
  return latin1ToUTF8(percent && raw.includes('%') ? percentDecoded(raw) : raw)
}
