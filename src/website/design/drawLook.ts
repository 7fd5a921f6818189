import type { Drawing } from '../../symbol/geometry/types.js'
import type { Look } from './createDesigner.js'

import { createMatrix } from '../../symbol/createMatrix.js'
import { drawSymbol } from '../../symbol/geometry/drawSymbol.js'
import { frameOutline } from '../../symbol/text/frameOutline.js'
import { loadGlyphs } from '../../symbol/text/loadGlyphs.js'

/** A content in a look; the font is loaded when there is something to write. */
export async function drawLook(content: string, { design, logo }: Look): Promise<Drawing> {
  const matrix = createMatrix(content, { errorCorrection: design.errorCorrection })
  const outline = design.frameText ? frameOutline(await loadGlyphs()) : undefined
  return drawSymbol(matrix, design, { logo, outline })
}
