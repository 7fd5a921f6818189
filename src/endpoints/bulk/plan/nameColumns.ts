import type { Column, Problem, Say } from './types.js'

import { LANGUAGES } from '../../../translations/languages.js'
import { COLUMNS } from './types.js'

const OTHER_NAMES: Record<string, Column> = {
  destinationurl: 'destination',
  ends: 'expiresAt',
  gs1: 'product',
  gtin: 'product',
  name: 'title',
  starts: 'startsAt',
  url: 'destination',
}

/** The columns' names as a head may say them: ours, and the labels of the admin. */
const NAMES = new Map<string, Column>([
  ...Object.entries(OTHER_NAMES),
  ...Object.values(LANGUAGES).flatMap(({ 'plugin-qr': texts }) => [
    [plain(texts.destinationURL), 'destination'] as const,
    ...COLUMNS.flatMap((column) =>
      column in texts ? [[plain(texts[column as keyof typeof texts]), column] as const] : [],
    ),
  ]),
  ...COLUMNS.map((column) => [plain(column), column] as const),
])

/** A head without what people write differently: case, blanks, marks. */
export function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

export const columnOf = (name: string): Column | undefined => NAMES.get(plain(name))

/** Which column stands where; every head that is not known is a problem, not something left out. */
export function nameColumns(
  heads: readonly string[],
  say: Say,
): { columns: (Column | null)[]; problems: Problem[] } {
  const problems: Problem[] = []
  const add = (message: string) => problems.push({ field: null, line: 1, message })
  const seen = new Set<Column>()
  const columns = heads.map((head) => {
    const column = columnOf(head)
    if (column === undefined) {
      // An empty head over empty cells is what spreadsheets leave behind.
      if (head.trim() !== '') add(unknown(head, say))
      return null
    }
    if (seen.has(column)) add(say('plugin-qr:bulkColumnTwice', { column }))
    seen.add(column)
    return column
  })
  if (seen.size === 0) {
    return { columns, problems: [noHeads(say)] }
  }
  return { columns, problems }
}

const noHeads = (say: Say): Problem => ({
  field: null,
  line: 1,
  message: say('plugin-qr:bulkNoHeads', { columns: COLUMNS.slice(0, 5).join(', ') }),
})

function unknown(head: string, say: Say): string {
  const column = head.trim().slice(0, 40)
  const near = nearest(plain(head))
  return near
    ? say('plugin-qr:bulkColumnMeant', { column, meant: near })
    : say('plugin-qr:bulkColumnUnknown', { column, columns: COLUMNS.join(', ') })
}

function nearest(name: string): Column | undefined {
  const [best] = [...NAMES]
    .map(([known, column]) => ({ column, steps: distance(name, known) }))
    .sort((a, b) => a.steps - b.steps)
  return best && best.steps <= Math.max(1, Math.floor(name.length / 3)) ? best.column : undefined
}

/** Letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
