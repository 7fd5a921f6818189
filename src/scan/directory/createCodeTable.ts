import type { CodeEntry, ID, UTM } from '../../vocabulary/scan.js'

export type CodeTable = {
  byId: (id: ID) => CodeEntry | undefined
  /** By its own text, or an alias. */
  get: (code: string) => CodeEntry | undefined
  ids: () => ID[]
  /** Inserts or replaces by id, also under a new code. `true`: something is different now. */
  put: (entry: CodeEntry) => boolean
  remove: (id: ID) => boolean
  size: () => number
}

/** All texts that lead to an entry. */
export const textsOf = ({ aliases, code }: CodeEntry): readonly string[] =>
  aliases === undefined ? [code] : [code, ...aliases]

/** All codes in memory, found by each of their texts and by id. */
export function createCodeTable(): CodeTable {
  const byCode = new Map<string, CodeEntry>()
  // As text: an id that came through JSON must find the one that came from the database.
  const byId = new Map<string, CodeEntry>()

  function dropTexts(entry: CodeEntry): void {
    for (const text of textsOf(entry)) {
      // After two codes were swapped the place may belong to the other one already.
      if (byCode.get(text) === entry) byCode.delete(text)
    }
  }

  function addTexts(entry: CodeEntry): void {
    for (const text of textsOf(entry)) byCode.set(text, entry)
  }

  return {
    byId: (id) => byId.get(String(id)),
    get: (code) => byCode.get(code),
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
  }
}

/** Do two entries say the same? Kept objects stay in the old generation of the heap, new ones cost. */
function sameEntry(a: CodeEntry, b: CodeEntry): boolean {
  return (
    a.id === b.id &&
    a.code === b.code &&
    sameTexts(a.aliases, b.aliases) &&
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
    sameSaid(a.between, b.between) &&
    sameSaid(a.pages, b.pages) &&
    a.utm.campaign === b.utm.campaign &&
    a.utm.content === b.utm.content &&
    a.utm.medium === b.utm.medium &&
    a.utm.source === b.utm.source &&
    a.utm.term === b.utm.term
  )
}

/** Few codes have a page of their own, so it need not be quick. */
const sameSaid = (a: object | undefined, b: object | undefined): boolean =>
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
    expiresAt: entry.expiresAt,
    fallbackURL: text(entry.fallbackURL),
    pages: entry.pages,
    rules: entry.rules,
    scanLimit: entry.scanLimit,
    scansPerVisitor: entry.scansPerVisitor,
    startsAt: entry.startsAt,
    status: entry.status === 'paused' ? 'paused' : 'active',
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
