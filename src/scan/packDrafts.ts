import type { ScanDraft, ScanHeaders } from './types.js'

/**
 * Drafts that can be sent to another thread. Of their headers only named ones go along, and a text
 * that many share (phones are few, people many) goes once: read on the other side, its hash is worked
 * out once, too.
 */
export type PackedDrafts = {
  /** `headers`: places of the values among `texts`, in the order of the names; `null`: not sent. */
  drafts: ({ headers: (null | number)[] } & Omit<ScanDraft, 'headers'>)[]
  texts: string[]
}

/** @param names headers that are kept, see `headersRead` */
export function packDrafts(drafts: readonly ScanDraft[], names: readonly string[]): PackedDrafts {
  const places = new Map<string, number>()
  const placeOf = (text: null | string): null | number => {
    if (text === null) return null
    let place = places.get(text)
    if (place === undefined) places.set(text, (place = places.size))
    return place
  }
  const packed = drafts.map((draft) => ({
    ...draft,
    headers: names.map((name) => placeOf(draft.headers.get(name))),
  }))
  return { drafts: packed, texts: [...places.keys()] }
}

export function unpackDrafts(
  { drafts, texts }: PackedDrafts,
  names: readonly string[],
): ScanDraft[] {
  return drafts.map((draft) => {
    const get = (name: string): null | string => {
      const place = draft.headers[names.indexOf(name.toLowerCase())] ?? null
      return place === null ? null : texts[place]!
    }
    const headers: ScanHeaders = { get, has: (name) => get(name) !== null }
    return { ...draft, headers }
  })
}
