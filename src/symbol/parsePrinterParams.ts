import type { Read } from './queryValues.js'
import type { PDFOptions } from './render/pdfOf.js'
import type { SymbolFormat } from './types.js'

import { oneOf, parseFlag } from './queryValues.js'
import { INKS } from './render/inks.js'
import { BLEED_MM, inRange, SymbolError } from './SymbolError.js'

/** What a print shop asks for, as far as it was asked for. */
export type PrinterParams = Pick<PDFOptions, 'bleedMM' | 'cropMarks' | 'ink'>

/** The formats that have bleed and crop marks, and those that have inks. */
type Formats = Record<'cut' | 'ink', readonly SymbolFormat[]>

/**
 * Reads `bleedMM`, `cropMarks` and `ink`. Refused where the format has no such thing: silence would
 * be found out at the printer's.
 */
export function parsePrinterParams(
  read: Read,
  format: SymbolFormat,
  formats: Formats,
): PrinterParams {
  const [bleedMM, cropMarks, ink] = ['bleedMM', 'cropMarks', 'ink'].map(read)
  const only = (parameter: string, has: readonly SymbolFormat[]) => {
    if (has.includes(format)) return
    throw new SymbolError(parameter, `is for ${has.join(' and ')}; leave it out for ${format}`)
  }
  if (bleedMM !== undefined) only('bleedMM', formats.cut)
  if (cropMarks !== undefined) only('cropMarks', formats.cut)
  if (ink !== undefined) only('ink', formats.ink)
  return {
    ...(bleedMM !== undefined && { bleedMM: inRange('bleedMM', bleedMM, BLEED_MM) }),
    ...(cropMarks !== undefined && { cropMarks: parseFlag('cropMarks', cropMarks) }),
    ...(ink !== undefined && { ink: oneOf('ink', ink.toLowerCase(), INKS) }),
  }
}
