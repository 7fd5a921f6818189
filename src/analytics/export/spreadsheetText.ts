import { readableURL } from '../../kit/readableURL.js'

// What a spreadsheet would take for a number, a date or a time: 01067 (and drop the nought), 110 00,
// 1E5, 3-12. Nothing else fits, so what is written as a formula below holds no more than this.
export const NUMERIC = /^[+-]?\d+(?:[.,/: -]\d+)*$|^\d+(?:[.,]\d+)?E\d+$/i

/** Columns that are meant to be read as a time. */
const TIMES = ['scannedAtLocal']

const ADDRESSES = ['destination', 'referrer']

/**
 * Text of a column as a spreadsheet keeps it: postal codes, codes and other digits stay text, as the
 * constant formula `="01067"`, which Excel, LibreOffice and Google Sheets all show as 01067; hosts are
 * those people read.
 *
 * @param isFirst nothing is to be seen before it: a formula could go on with the row (`defuseFormula`)
 * @param mayBeFormula `false`: digits are marked as text with an apostrophe instead
 */
export function spreadsheetText(
  text: string,
  name: string,
  isFirst: boolean,
  mayBeFormula = !isFirst,
): string {
  if (ADDRESSES.includes(name)) return defuseFormula(readableURL(text), isFirst)
  if (!NUMERIC.test(text) || TIMES.includes(name)) return defuseFormula(text, isFirst)
  return mayBeFormula ? `="${text}"` : `'${text}`
}

// The characters a spreadsheet takes for the start of a formula, full-width twins included (OWASP,
// "CSV Injection"), at the start of the text and wherever another reader of the file may begin a cell:
// behind each separator somebody splits at, a quote, a line break or another control character.
export const CELL_START = String.raw`(?<=(?:^|[,;|"\p{Cc}\u2028\u2029])[\s\p{Cf}]*)`
export const FORMULA_SIGN = String.raw`[=+\-@\uff1d\uff0b\uff0d\uff20]`
const FORMULA = new RegExp(`${CELL_START}(?=${FORMULA_SIGN})|^(?=[\\t\\r\\n])`, 'gu')

// A plain number is data, not a formula: -5 and +49.5 stay as they are.
const NUMBER = /^[+-]?\d+([.,]\d+)?$/

/**
 * Text that a spreadsheet shows instead of running it, whatever separator it splits at.
 *
 * @param isFirst it may become the start of a cell that holds the whole row
 */
export function defuseFormula(text: string, isFirst = false): string {
  return !isFirst && NUMBER.test(text) ? text : text.replace(FORMULA, "'")
}
