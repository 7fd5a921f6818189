import type { CodeEntry, UTM } from '../../vocabulary/scan.js'

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
    code: entry.code,
    destination: text(entry.destination),
    expiresAt: entry.expiresAt,
    fallbackURL: text(entry.fallbackURL),
    scanLimit: entry.scanLimit,
    startsAt: entry.startsAt,
    status: entry.status === 'paused' ? 'paused' : 'active',
    trashed: entry.trashed,
    untouched: entry.untouched,
    utm: utm(entry.utm, entry.code),
  })
}
