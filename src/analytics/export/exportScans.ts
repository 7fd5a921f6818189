import { stringify } from 'csv-stringify/sync'

import { defuseFormula, spreadsheetText } from './spreadsheetText.js'

export type ExportFormat = 'csv' | 'json'

export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const

export type Separator = keyof typeof SEPARATORS

type Options = {
  /** Starts a CSV with a byte order mark, which Excel needs to read UTF-8. */
  bom: boolean
  columns: readonly string[]
  format: ExportFormat
  /** Heads of a CSV for people; its values then stay what they are in a spreadsheet. */
  labels: null | readonly string[]
  separator: Separator
}

/** Rows as the text of a file, piece by piece. */
export async function* exportScans(
  batches: AsyncIterable<unknown[][]>,
  { bom, columns, format, labels, separator }: Options,
): AsyncGenerator<string> {
  if (format === 'csv') {
    const decimal = labels && separator === 'semicolon' ? ',' : '.'
    const csv = (rows: unknown[][]) => csvOf(rows, decimal, separator)
    yield (bom ? '\uFEFF' : '') + csv([forPrograms([...(labels ?? columns)])])
    for await (const rows of batches) {
      yield csv(rows.map((row) => (labels ? forPeople(row, columns) : forPrograms(row))))
    }
    return
  }
  let before = '[\n'
  for await (const rows of batches) {
    const lines = rows.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index]]))),
    )
    yield before + lines.join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** What stands in quotes for every reader, also for one that splits at another separator. */
const QUOTED = /[,;|"\p{Cc}\u2028\u2029]/u

const VISIBLE = /[^\s\p{C}]/u

/**
 * The texts of a row for people. Who splits at another separator may lose count of the quotes behind a
 * text that stands in them: no constant formula follows it.
 */
function forPeople(row: unknown[], columns: readonly string[]): unknown[] {
  let isCounted = true
  return textsOf(row, (value, at, isFirst) => {
    const mayBeFormula = isCounted && !isFirst
    if (typeof value === 'object' && value !== null && !(value instanceof Date)) isCounted = false
    if (typeof value !== 'string') return value
    isCounted &&= !QUOTED.test(value)
    return spreadsheetText(value, columns[at]!, isFirst, mayBeFormula)
  })
}

/** `isFirst`: with nothing to be seen before it, for who splits elsewhere the whole row begins here. */
function textsOf(
  row: unknown[],
  textOf: (value: unknown, at: number, isFirst: boolean) => unknown,
): unknown[] {
  let isFirst = true
  return row.map((value, at) => {
    const text = textOf(value, at, isFirst)
    isFirst &&= !VISIBLE.test(String(value ?? ''))
    return text
  })
}

const forPrograms = (row: unknown[]): unknown[] =>
  textsOf(row, (value, _, isFirst) =>
    typeof value === 'string' ? defuseFormula(value, isFirst) : value,
  )

function csvOf(rows: unknown[][], decimal: ',' | '.', separator: Separator): string {
  return stringify(rows, {
    cast: {
      date: (value) => value.toISOString(),
      number: (value) => String(value).replace('.', decimal),
      object: (value) => defuseFormula(JSON.stringify(value)),
    },
    delimiter: SEPARATORS[separator],
    quoted_match: QUOTED,
    record_delimiter: 'windows',
  })
}
