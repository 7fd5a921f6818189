import type { CodeEntry, ID, UTM } from '../../vocabulary/scan.js'

import { nameKey } from '../../vocabulary/domains.js'

export type CodeTable = {
  byId: (id: ID) => CodeEntry | undefined
  /** By its own name, or an alias. */
  get: (code: string) => CodeEntry | undefined
  ids: () => ID[]
  /** Inserts or replaces by id, also under a new code. `true`: something is different now. */
  put: (entry: CodeEntry) => boolean
  remove: (id: ID) => boolean
  size: () => number
  /** Names left behind by domains that are gone. */
  strays: () => number
}

/** All names that lead to an entry, and to no other, see `nameKey`. */
export function namesOf({ aliases, code, domain, strays }: CodeEntry): readonly string[] {
  // on a domain that is gone it is a stray
  if (strays !== undefined && domain === undefined && strays.includes(code)) return aliases ?? []
  const own = nameKey(code, domain)
  return aliases === undefined ? [own] : [own, ...aliases]
}

/** The same, and what leads to it where nothing else has that name. */
export const allNamesOf = (entry: CodeEntry): readonly string[] =>
  entry.strays === undefined ? namesOf(entry) : [...namesOf(entry), ...entry.strays]

/** Under which it is found: the same names, and the number of the product it is the code of. */
export const keysOf = (entry: CodeEntry): readonly string[] =>
  entry.product === undefined ? namesOf(entry) : [...namesOf(entry), entry.product.key]

/** All codes in memory, found by each of their keys and by id. */
export function createCodeTable(): CodeTable {
  const byCode = new Map<string, CodeEntry>()
  // What domains left behind that are gone. Of two the older one has it, as it was printed first.
  const byStray = new Map<string, CodeEntry[]>()
  // As text: an id that came through JSON must find the one that came from the database.
  const byId = new Map<string, CodeEntry>()

  function dropTexts(entry: CodeEntry): void {
    for (const text of keysOf(entry)) {
      // After two codes were swapped the place may belong to the other one already.
      if (byCode.get(text) === entry) byCode.delete(text)
    }
    for (const text of entry.strays ?? []) {
      const left = (byStray.get(text) ?? []).filter((one) => one !== entry)
      if (left.length > 0) byStray.set(text, left)
      else byStray.delete(text)
    }
  }

  function addTexts(entry: CodeEntry): void {
    for (const text of keysOf(entry)) byCode.set(text, entry)
    for (const text of entry.strays ?? []) {
      const others = (byStray.get(text) ?? []).filter((one) => one !== entry)
      byStray.set(text, [...others, entry].sort(byAge))
    }
  }

  return {
    byId: (id) => byId.get(String(id)),
    get: (code) => byCode.get(code) ?? (byStray.size > 0 ? byStray.get(code)?.[0] : undefined),
    ids: () => Array.from(byId.values(), (entry) => entry.id),
    put(entry) {
      const key = String(entry.id)
      const known = byId.get(key)
      if (known && sameEntry(known, entry)) {
        addTexts(known)
        return false
      }
      if (known) dropTexts(known)
      addTexts(entry)
      byId.set(key, entry)
      return true
    },
    remove(id) {
      const known = byId.get(String(id))
      if (!known) return false
      dropTexts(known)
      byId.delete(String(id))
      return true
    },
    size: () => byId.size,
    strays: () => byStray.size,
  }
}

const byAge = (a: CodeEntry, b: CodeEntry): number =>
  typeof a.id === 'number' && typeof b.id === 'number' ? a.id - b.id : String(a.id).localeCompare(String(b.id)) // prettier-ignore

/** Do two entries say the same? Kept objects stay in the old generation of the heap, new ones cost. */
function sameEntry(a: CodeEntry, b: CodeEntry): boolean {
  return (
    a.id === b.id &&
    a.code === b.code &&
    a.domain === b.domain &&
    sameTexts(a.aliases, b.aliases) &&
    sameTexts(a.strays, b.strays) &&
    a.destination === b.destination &&
    a.status === b.status &&
    a.trashed === b.trashed &&
    a.expiresAt === b.expiresAt &&
    a.startsAt === b.startsAt &&
    a.scanLimit === b.scanLimit &&
    a.scansPerVisitor === b.scansPerVisitor &&
    a.fallbackURL === b.fallbackURL &&
    a.untouched === b.untouched &&
    a.rules?.key === b.rules?.key &&
    sameJSON(a.between, b.between) &&
    sameJSON(a.pages, b.pages) &&
    sameJSON(a.product, b.product) &&
    a.utm.campaign === b.utm.campaign &&
    a.utm.content === b.utm.content &&
    a.utm.medium === b.utm.medium &&
    a.utm.source === b.utm.source &&
    a.utm.term === b.utm.term
  )
}

/** Few codes have one, so it need not be quick. */
const sameJSON = (a: object | undefined, b: object | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b))
const sameTexts = (a: CodeEntry['aliases'], b: CodeEntry['aliases']): boolean =>
  a === b || (a?.length === b?.length && (a ?? []).every((text, at) => text === b?.[at]))

/**
 * Compact copies of entries: equal texts and equal UTM sets are held once. Used for one load and
 * then thrown away, so that it keeps nothing of codes that are gone.
 */
export function createInterner(): (entry: CodeEntry) => CodeEntry {
  const texts = new Map<string, string>()
  const sets = new Map<string, UTM>()

  function text<T extends null | string>(value: T): T {
    if (value === null) return value
    const known = texts.get(value)
    if (known !== undefined) return known as T
    texts.set(value, value)
    return value
  }

  function utm({ campaign, content, medium, source, term }: UTM, code: string): UTM {
    // By default `content` is the code itself, so its set is nobody else's.
    const own = content === code
    const key = own ? '' : JSON.stringify([campaign, content, medium, source, term])
    const known = own ? undefined : sets.get(key)
    if (known) return known
    const set: UTM = {
      campaign: text(campaign),
      content: own ? code : text(content),
      medium: text(medium),
      source: text(source),
      term: text(term),
    }
    if (!own) sets.set(key, set)
    return set
  }

  return (entry) => ({
    id: entry.id,
    between: entry.between,
    aliases: entry.aliases,
    code: entry.code,
    destination: text(entry.destination),
    domain: entry.domain === undefined ? undefined : text(entry.domain),
    expiresAt: entry.expiresAt,
    fallbackURL: text(entry.fallbackURL),
    product: entry.product,
    pages: entry.pages,
    rules: entry.rules,
    scanLimit: entry.scanLimit,
    scansPerVisitor: entry.scansPerVisitor,
    startsAt: entry.startsAt,
    status: entry.status === 'paused' ? 'paused' : 'active',
    strays: entry.strays,
    trashed: entry.trashed,
    untouched: entry.untouched,
    utm: utm(entry.utm, entry.code),
  })
}

export type MissingCodes = {
  add: (code: string, ttl: number) => void
  delete: (code: string) => void
  has: (code: string) => boolean
  size: () => number
}

/** Codes known not to exist, for a while: at most `max`, the least recently asked for goes first. */
export function createMissingCodes(max: number, now: () => number): MissingCodes {
  // A Map keeps the order of insertion, so its first key is the oldest.
  const until = new Map<string, number>()
  return {
    add(code, ttl) {
      until.delete(code)
      until.set(code, now() + ttl)
      if (until.size <= max) return
      for (const oldest of until.keys()) {
        until.delete(oldest)
        break
      }
    },
    delete: (code) => void until.delete(code),
    has(code) {
      const end = until.get(code)
      if (end === undefined) return false
      until.delete(code)
      if (end <= now()) return false
      until.set(code, end)
      return true
    },
    size: () => until.size,
  }
}
