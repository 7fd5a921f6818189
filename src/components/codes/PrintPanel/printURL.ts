import { type PrinterChoice, printerQuery } from '../ForPrinter/printerChoice.js'

/** What is put on a page beside the symbol. */
export type Printed = {
  callToAction: string
  from: number
  headline: string
  printer: PrinterChoice
  showURL: boolean
  template: string
  text: string
}

const CUT = ['bleedMM', 'cropMarks'] as const

/** The page of a saved code, below the API. Texts that are empty are left out. */
export function printURL(print: string, printed: Printed, format: 'pdf' | 'svg'): string {
  const { callToAction, from, headline, printer, showURL, template, text } = printed
  const query = new URLSearchParams({ format, template })
  for (const [name, value] of Object.entries({ callToAction, headline, text })) {
    if (value.trim()) query.set(name, value)
  }
  if (from > 1) query.set('from', String(from))
  if (!showURL) query.set('url', '0')
  // A screen shows no inks.
  const shop = format === 'pdf' ? ([...CUT, 'ink'] as const) : CUT
  for (const [name, value] of printerQuery(printer, shop)) query.set(name, value)
  if (format === 'pdf') query.set('download', '1')
  return `${print}?${query}`
}
