import type { SymbolFormat } from '../../../symbol/types.js'

import { pngFrame } from '../../../symbol/render/pngFrame.js'

/** Printed widths on offer, quiet zone included, in millimetres. */
export const WIDTHS_MM = [20, 30, 50, 80, 120, 200] as const

/** The usual resolution of print. */
const DPI = 300

/** Pixels of the PNG that prints this wide, of a symbol so many modules wide with its quiet zone. */
export const pixelsOf = (widthMM: number, side: number): number =>
  pngFrame({ height: side, width: side }, { dpi: DPI, widthMM }).width

/** The download of a saved code in one format, as wide as the preview shows it. */
export const downloadURL = (image: string, format: SymbolFormat, widthMM: number): string =>
  `${image}?format=${format}&widthMM=${widthMM}${format === 'png' ? `&dpi=${DPI}` : ''}&download=1`
