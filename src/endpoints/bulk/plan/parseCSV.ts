import { CsvError, parse } from 'csv-parse/sync'

import type { Column, Line, Plan, Problem, Say } from './types.js'

import { readCell } from './cellText.js'
import { type Export, exportOfOthers, lineOfExport } from './exportsOfOthers.js'
import { columnOf, nameColumns } from './nameColumns.js'
import { MOST_CODES } from './types.js'

/** In quotes a row may have several lines; above this it is refused unread. */
const MOST_LINES_A_ROW = 4

const SEPARATORS = [',', ';', '\t'] as const

/** Lines of a CSV with a head. Blank ones are passed over, and counted as a spreadsheet counts them. */
export function parseCSV(written: string, say: Say): Plan {
  // Excel's own way of naming the separator.
  const named = /^\ufeff?sep=(.)\r?\n/i.exec(written)
  const text = (named ? written.slice(named[0].length) : written).replace(/^\ufeff/, '')
  const fail = (message: string, line: null | number = null): Plan => ({
    lines: [],
    notices: [],
    problems: [{ field: null, line, message }],
  })
  if (text.trim() === '') return fail(say('plugin-qr:bulkEmpty'))
  const tooMany = () =>
    fail(say('plugin-qr:bulkTooMany', { count: linesIn(text), most: MOST_CODES }))
  if (linesIn(text) > MOST_CODES * MOST_LINES_A_ROW) return tooMany()
  let rows: string[][]
  try {
    rows = parse(text, {
      delimiter: named?.[1] ?? separatorOf(text),
      max_record_size: 100_000,
      relax_column_count: true,
      // one more says that there are too many, without reading them all
      to: MOST_CODES + 2,
      trim: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return fail(sayError(error, say), Number(error.lines) || null)
  }
  const offset = named ? 2 : 1
  const first = rows.findIndex((row) => !isBlank(row))
  if (rows.length > MOST_CODES + 1) return tooMany()
  const heads = rows[first] ?? []
  const body = rows.slice(first + 1)
  const foreign = exportOfOthers(heads)
  if (foreign) return linesOfExport(body, foreign, first + 1 + offset, say)
  const { columns, problems } = nameColumns(heads, say)
  if (problems.length > 0) return { lines: [], notices: [], problems }
  return linesOf(body, columns, first + 1 + offset, say)
}

function linesOfExport(rows: string[][], foreign: Export, start: number, say: Say): Plan {
  const { leftOut, product } = foreign
  const lines = rows.flatMap((row, index) =>
    isBlank(row) ? [] : [lineOfExport(row, foreign, start + index)],
  )
  const empty = { field: null, line: null, message: say('plugin-qr:bulkEmpty') }
  return {
    lines,
    notices: [say('plugin-qr:bulkExport', { columns: leftOut.join(', ') || '–', product })],
    problems: lines.length === 0 ? [empty] : [],
  }
}

function linesOf(rows: string[][], columns: (Column | null)[], start: number, say: Say): Plan {
  const lines: Line[] = []
  const problems: Problem[] = []
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) continue
    const line = start + index
    const extra = row.slice(columns.length).some((cell) => cell !== '')
    const lost = row.some((cell, at) => columns[at] === null && cell !== '')
    if (extra || lost || row.length < columns.length) {
      const message = say('plugin-qr:bulkWidth', { columns: columns.length, count: row.length })
      problems.push({ field: null, line, message })
    }
    lines.push({
      cells: Object.fromEntries(
        columns.flatMap((column, at) => {
          const cell = row[at] && column ? readCell(row[at], column) : ''
          return column && cell ? [[column, cell]] : []
        }),
      ),
      line,
    })
  }
  if (lines.length === 0) {
    problems.push({ field: null, line: null, message: say('plugin-qr:bulkEmpty') })
  }
  return { lines, notices: [], problems }
}

function linesIn(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

/** The one that makes most of the head known; among equals the one that stands there most often. */
function separatorOf(text: string): string {
  const head = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const score = (separator: string): number => {
    const parts = head.split(separator)
    return parts.filter((part) => columnOf(part)).length * 1000 + parts.length
  }
  return [...SEPARATORS].sort((a, b) => score(b) - score(a))[0]!
}

function sayError(error: CsvError, say: Say): string {
  switch (error.code) {
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return say('plugin-qr:bulkQuoteInside')
    case 'CSV_MAX_RECORD_SIZE':
    case 'CSV_QUOTE_NOT_CLOSED':
      return say('plugin-qr:bulkQuoteOpen')
    default:
      return say('plugin-qr:bulkUnreadable', { reason: error.code })
  }
}
