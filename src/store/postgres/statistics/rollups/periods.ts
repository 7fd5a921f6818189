/** Rollups are of UTC hours (all codes only), days and months. */
export type Level = 'd' | 'h' | 'm'

export const HOUR = 3_600_000
export const DAY = 86_400_000

/** Scope of the rollups of all codes. */
export const ALL = '*'

/** Start of the period an instant lies in. */
export function periodStart(level: Level, at: number): number {
  if (level === 'h') return Math.floor(at / HOUR) * HOUR
  if (level === 'd') return Math.floor(at / DAY) * DAY
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

export function periodEnd(level: Level, start: number): number {
  if (level === 'h') return start + HOUR
  if (level === 'd') return start + DAY
  const date = new Date(start)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

/** Id of a row: `d20260329:42`. Compared only for equality, so no collation matters. */
export function rowId(level: Level, start: number, scope: string): string {
  return prefixOf(level, start) + scope
}

/** The ids of several scopes: there may be a thousand codes for each of a hundred days. */
export function rowIds(level: Level, start: number, scopes: readonly string[]): string[] {
  const prefix = prefixOf(level, start)
  return scopes.map((scope) => prefix + scope)
}

const DIGITS = { d: 8, h: 10, m: 6 }

function prefixOf(level: Level, start: number): string {
  const digits = new Date(start).toISOString().replace(/\D/g, '').slice(0, DIGITS[level])
  return `${level}${digits}:`
}

export function parseRowId(id: string): { level: Level; scope: string; start: number } {
  const level = id[0] as Level
  const colon = 1 + DIGITS[level]
  return { level, scope: id.slice(colon + 1), start: startOf(id.slice(0, colon)) }
}

/** Rows of one period come one after the other. */
let last = { period: '', start: 0 }

function startOf(period: string): number {
  if (period === last.period) return last.start
  const [, year, month, day = '01', hour = '00'] = /^.(....)(..)(..)?(..)?$/.exec(period) ?? []
  last = { period, start: Date.parse(`${year}-${month}-${day}T${hour}:00:00Z`) }
  return last.start
}
