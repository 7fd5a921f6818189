import type { PrintInput } from './types.js'

import { parsePrinterParams, type PrinterParams } from '../parsePrinterParams.js'
import { readerOf } from '../queryValues.js'
import { SymbolError } from '../SymbolError.js'

/** Longest texts in characters: more is not read from a page. */
export const LONGEST = { callToAction: 60, headline: 120, text: 600 } as const

export type PrintParams = {
  download: boolean
  format: 'pdf' | 'svg'
  from: number
  printer: PrinterParams
  showURL: boolean
  template: string
  texts: Pick<PrintInput, 'callToAction' | 'headline' | 'text'>
}

/** The page that is shown has its cut; inks no browser shows. */
const PRINTER = { cut: ['pdf', 'svg'], ink: ['pdf'] } as const

/**
 * Reads `template`, `headline`, `text`, `callToAction`, `format` (pdf), `from` (1), `url` (1),
 * `bleedMM`, `cropMarks`, `ink` and `download` from a query. Throws a `SymbolError` that names the parameter and what it takes.
 */
export function parsePrintParams(query: URLSearchParams): PrintParams {
  const format = query.get('format')?.toLowerCase() ?? 'pdf'
  if (format !== 'pdf' && format !== 'svg') throw SymbolError.got('format', format, 'pdf, svg')
  const from = query.get('from') ?? '1'
  if (!/^\d{1,4}$/.test(from)) throw SymbolError.got('from', from, 'the number of a label, from 1')
  return {
    download: isOn(query.get('download') ?? '0'),
    format,
    from: Number(from),
    printer: parsePrinterParams(readerOf(query), format, PRINTER),
    showURL: isOn(query.get('url') ?? '1'),
    template: query.get('template') ?? 'poster-a4',
    texts: {
      callToAction: textOf(query, 'callToAction'),
      headline: textOf(query, 'headline'),
      text: textOf(query, 'text'),
    },
  }
}

const isOn = (value: string): boolean => value === '1' || value === 'true' || value === ''

function textOf(query: URLSearchParams, name: keyof typeof LONGEST): string {
  const text = query.get(name) ?? ''
  if ([...text].length <= LONGEST[name]) return text
  throw new SymbolError(name, `takes at most ${LONGEST[name]} characters; shorten it`)
}
