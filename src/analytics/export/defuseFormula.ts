// The characters a spreadsheet takes for the start of a formula, full-width twins included (OWASP,
// "CSV Injection"), at the start of the text and wherever another reader of the file may begin a cell:
// behind each separator somebody splits at, a quote, a line break or another control character.
const FORMULA =
  /(?<=(?:^|[,;|"\p{Cc}\u2028\u2029])[\s\p{Cf}]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\n])/gu

// A plain number is data, not a formula: -5 and +49.5 stay as they are.
const NUMBER = /^[+-]?\d+([.,]\d+)?$/

/**
 * Text that a spreadsheet shows instead of running it, whatever separator it splits at.
 *
 * @param column the first one may become the start of a cell that holds the whole row
 */
export function defuseFormula(text: string, column = 1): string {
  return column > 0 && NUMBER.test(text) ? text : text.replace(FORMULA, "'")
}
