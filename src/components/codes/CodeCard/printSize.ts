import type { CompleteDesign } from '../../../symbol/design/types.js'
import type { SymbolFormat } from '../../../symbol/types.js'
import type { PrintChoice } from '../../designs/DesignField/useLook.js'

import { createMatrix } from '../../../symbol/createMatrix.js'
import { frameRoom } from '../../../symbol/geometry/frames.js'
import { adviseWidth, type SizeAdvice } from '../../../symbol/print/adviseSize.js'
import { pngFrame } from '../../../symbol/render/pngFrame.js'
import { SymbolError } from '../../../symbol/SymbolError.js'
import { type PrinterChoice, printerQuery } from '../ForPrinter/printerChoice.js'

/** Resolutions on offer: web and large format, offices, label printers and print shops. */
export const RESOLUTIONS = ['150', '203', '300', '600', '1200'] as const

export const UNITS = ['mm', 'in'] as const
export type Unit = (typeof UNITS)[number]

export const MM_PER: Record<Unit, number> = { in: 25.4, mm: 1 }

export type Sides = { height: number; modules: number; width: number }

/** What a symbol measures in modules, quiet zone and frame included. */
export function sidesOf(content: string, design: CompleteDesign): Sides {
  const { size } = createMatrix(content, { errorCorrection: design.errorCorrection })
  const side = size + 2 * design.quietZone
  const { bottom, left, right, top } = frameRoom(design, side)
  return { height: side + top + bottom, modules: size, width: side + left + right }
}

/** Pixels of the PNG that prints so; `null`: it would be too large a file. */
export function pixelsOf(sides: Sides, { dpi, widthMM }: PrintChoice): null | number {
  try {
    return pngFrame(sides, { dpi, widthMM }).width
  } catch (error) {
    if (error instanceof SymbolError) return null
    throw error
  }
}

/** The least width for a distance and a printer, with the frame that stands around the symbol. */
export function adviceOf({ modules, width }: Sides, { distanceM, dpi }: PrintChoice): SizeAdvice {
  return adviseWidth({ distanceM, dpi, modules, width })
}

/** What of a print shop's wishes each format carries. */
const PRINTER: Record<SymbolFormat, readonly (keyof PrinterChoice)[]> = {
  eps: ['ink'],
  pdf: ['bleedMM', 'cropMarks', 'ink'],
  png: [],
  svg: [],
}

/** The download of a saved code in one format, as it is judged. */
export function downloadURL(
  image: string,
  format: SymbolFormat,
  { dpi, widthMM }: PrintChoice,
  printer: PrinterChoice,
): string {
  const query = new URLSearchParams([
    ['format', format],
    ['widthMM', String(widthMM)],
    ...(format === 'png' ? [['dpi', String(dpi)]] : []),
    ...printerQuery(printer, PRINTER[format]),
    ['download', '1'],
  ])
  return `${image}?${query}`
}
