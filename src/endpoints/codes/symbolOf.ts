import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Drawing } from '../../symbol/geometry/types.js'
import type { DesignParams } from '../../symbol/parseSymbolParams.js'

import { shortURLOf } from '../../options/addresses.js'
import { createMatrix } from '../../symbol/createMatrix.js'
import { completeDesign } from '../../symbol/design/completeDesign.js'
import { drawSymbol } from '../../symbol/geometry/drawSymbol.js'
import { symbolColours } from '../../symbol/symbolColours.js'
import { SymbolError } from '../../symbol/SymbolError.js'

/** The symbol of a code in its design, and in what a query changes of it. */
export function symbolOf(
  doc: { code: string },
  { preset, ...changed }: DesignParams,
  req: PayloadRequest,
  options: QROptions,
): Promise<Drawing> {
  if (preset !== undefined) throw SymbolError.got('preset', preset, 'the id of a design')
  const design = completeDesign(changed)
  if (changed.foreground ?? changed.background) {
    const { background, foreground } = design
    symbolColours({ background: background === 'transparent' ? '#ffffff' : background, foreground })
  }
  const { printed } = shortURLOf(doc.code, options, req)
  const matrix = createMatrix(printed, { errorCorrection: design.errorCorrection })
  return Promise.resolve(drawSymbol(matrix, design))
}
