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
  const digits = { d: 8, h: 10, m: 6 }[level]
  const text = new Date(start).toISOString().replace(/\D/g, '').slice(0, digits)
  return `${level}${text}:${scope}`
}

export function parseRowId(id: string): { level: Level; scope: string; start: number } {
  const level = id[0] as Level
  const [period = '', ...scope] = id.slice(1).split(':')
  const part = (from: number, to: number, none: string): string => period.slice(from, to) || none
  return {
    level,
    scope: scope.join(':'),
    start: Date.parse(
      `${part(0, 4, '1970')}-${part(4, 6, '01')}-${part(6, 8, '01')}T${part(8, 10, '00')}:00:00Z`,
    ),
  }
}
