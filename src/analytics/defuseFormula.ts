// The characters a spreadsheet takes for the start of a formula, full-width twins included, and the
// control characters after which it looks again. OWASP, "CSV Injection".
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

// A plain number is data, not a formula: -5 and +49.5 stay as they are.
const NUMBER = /^[+-]?\d+([.,]\d+)?$/

/** Text that a spreadsheet shows instead of running it. */
export function defuseFormula(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
}
