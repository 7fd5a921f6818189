import { readableURL } from '../../kit/readableURL.js'
import { defuseFormula } from './defuseFormula.js'

// What a spreadsheet would take for a number, a date or a time: 01067 (and drop the nought), 110 00,
// 1E5, 3-12. Nothing else fits, so what is written as a formula below holds no more than this.
const NUMERIC = /^[+-]?\d+(?:[.,/: -]\d+)*$|^\d+(?:[.,]\d+)?E\d+$/i

/** Columns that are meant to be read as a time. */
const TIMES = ['scannedAtLocal']

const ADDRESSES = ['destination', 'referrer']

/**
 * Text of a column as a spreadsheet keeps it: postal codes, codes and other digits stay text, as the
 * constant formula `="01067"`, which Excel, LibreOffice and Google Sheets all show as 01067; hosts are
 * those people read.
 *
 * @param column its number; in the first one a formula could go on with the row (`defuseFormula`)
 * @param mayBeFormula `false`: digits are marked as text with an apostrophe instead
 */
export function spreadsheetText(
  text: string,
  name: string,
  column: number,
  mayBeFormula = column > 0,
): string {
  if (ADDRESSES.includes(name)) return defuseFormula(readableURL(text), column)
  if (!NUMERIC.test(text) || TIMES.includes(name)) return defuseFormula(text, column)
  return mayBeFormula ? `="${text}"` : `'${text}`
}
