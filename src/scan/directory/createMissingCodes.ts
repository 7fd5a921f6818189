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
