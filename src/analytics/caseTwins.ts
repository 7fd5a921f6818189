import { UTM_NAMES } from '../scan/decide/resolveUTM.js'

/** Values that a report takes for different ones and people do not: `Poster` and `poster`. */
export type CaseTwins = { field: (typeof UTM_NAMES)[number]; values: string[] }[]

export function caseTwins(utm: readonly Record<string, unknown>[]): CaseTwins {
  return UTM_NAMES.flatMap((field) => {
    const groups = new Map<string, Set<string>>()
    for (const values of utm) {
      const value = values[field]
      if (typeof value !== 'string' || value.trim() === '') continue
      const key = value
        .trim()
        .normalize('NFC')
        .toLowerCase()
        .replace(/[\s_-]+/g, '-')
      groups.set(key, (groups.get(key) ?? new Set()).add(value.trim()))
    }
    return [...groups.values()]
      .filter(({ size }) => size > 1)
      .map((values) => ({ field, values: [...values].sort() }))
  })
}
