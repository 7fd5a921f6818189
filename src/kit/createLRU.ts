/** Remembers at most `max` values; the least recently used goes first. */
export type LRU<Value, Key = string> = {
  delete: (key: Key) => void
  get: (key: Key) => undefined | Value
  set: (key: Key, value: Value) => void
}

/** An LRU over a `Map`, which keeps its keys in the order of insertion. */
export function createLRU<Value, Key = string>(max: number): LRU<Value, Key> {
  const values = new Map<Key, Value>()
  return {
    delete: (key) => void values.delete(key),
    get: (key) => {
      const value = values.get(key)
      // Only a full map can lose something, so only then the order matters.
      if (value !== undefined && values.size >= max) {
        values.delete(key)
        values.set(key, value)
      }
      return value
    },
    set: (key, value) => {
      values.delete(key)
      values.set(key, value)
      if (values.size <= max) return
      for (const oldest of values.keys()) {
        values.delete(oldest)
        break
      }
    },
  }
}
