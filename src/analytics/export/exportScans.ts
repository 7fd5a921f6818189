import { stringify } from 'csv-stringify/sync'

import { defuseFormula } from './defuseFormula.js'
import { spreadsheetText } from './spreadsheetText.js'

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
    const textOf = labels
      ? (text: string, at: number) => spreadsheetText(text, columns[at]!, at)
      : defuseFormula
    const decimal = labels && separator === 'semicolon' ? ',' : '.'
    const csv = (rows: unknown[][]) => csvOf(rows, { decimal, separator, textOf })
    yield (bom ? '\uFEFF' : '') + csvOf([[...(labels ?? columns)]], { decimal, separator })
    for await (const rows of batches) yield csv(rows)
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

type Writing = {
  decimal: ',' | '.'
  separator: Separator
  textOf?: (text: string, column: number) => string
}

function csvOf(rows: unknown[][], { decimal, separator, textOf = defuseFormula }: Writing): string {
  return stringify(rows, {
    cast: {
      date: (value) => value.toISOString(),
      number: (value) => String(value).replace('.', decimal),
      object: (value) => defuseFormula(JSON.stringify(value)),
      string: (value, { index }) => textOf(value, index),
    },
    delimiter: SEPARATORS[separator],
    // In quotes for every reader, also for one that splits at another separator.
    quoted_match: /[,;|"\p{Cc}\u2028\u2029]/u,
    record_delimiter: 'windows',
  })
}
