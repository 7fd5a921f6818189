import type { Column } from './types.js'

import { CELL_START, FORMULA_SIGN, NUMERIC } from '../../../analytics/export/spreadsheetText.js'
import { JSON_COLUMNS } from './types.js'

/** Read as numbers and dates, which a spreadsheet may write as it likes. */
const PLAIN: readonly Column[] = ['count', 'expiresAt', 'scanLimit', 'scansPerVisitor', 'startsAt']

// An apostrophe keeps a text a text in spreadsheets; one that stands there already gets one more.
const GUARDED = new RegExp(`${CELL_START}(?='*${FORMULA_SIGN})`, 'gu')
const GUARD = new RegExp(`${CELL_START}'(?='*${FORMULA_SIGN})`, 'gu')
const JSON_SIGN = new RegExp(`${CELL_START}${FORMULA_SIGN}`, 'gu')

const isNumeric = (text: string): boolean => NUMERIC.test(text.replace(/^'+/, ''))

/** A text as a cell that no spreadsheet runs or takes for a number; `readCell` gives the text back. */
export function writeCell(text: string, column: Column): string {
  if (PLAIN.includes(column)) return text
  if (JSON_COLUMNS.includes(column)) {
    return text.replace(
      JSON_SIGN,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  }
  return isNumeric(text) ? `'${text}` : text.replace(GUARDED, "'")
}

/** A cell without the apostrophes that make it a text. */
export function readCell(cell: string, column: Column): string {
  if (JSON_COLUMNS.includes(column)) return cell
  return cell.startsWith("'") && isNumeric(cell) ? cell.slice(1) : cell.replace(GUARD, '')
}
