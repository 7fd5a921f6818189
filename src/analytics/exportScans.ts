import { stringify } from 'csv-stringify/sync'

import { defuseFormula } from './defuseFormula.js'

export type ExportFormat = 'csv' | 'json'

type Options = {
  /** Starts a CSV with a byte order mark, which Excel needs to read UTF-8. */
  bom: boolean
  columns: readonly string[]
  format: ExportFormat
}

/** Rows as the text of a file, piece by piece. */
export async function* exportScans(
  batches: AsyncIterable<unknown[][]>,
  { bom, columns, format }: Options,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield (bom ? '\uFEFF' : '') + csv([[...columns]])
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

function csv(rows: unknown[][]): string {
  return stringify(rows, {
    cast: {
      date: (value) => value.toISOString(),
      object: (value) => defuseFormula(JSON.stringify(value)),
      string: defuseFormula,
    },
    record_delimiter: 'windows',
  })
}
