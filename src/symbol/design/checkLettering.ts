import type { SymbolDesign } from './types.js'

import { checkText } from '../text/checkText.js'
import { loadGlyphs } from '../text/loadGlyphs.js'
import { checkDesign } from './checkDesign.js'

/** A design whose text the font can write as well; else a `SymbolError`. See `checkDesign`. */
export async function checkLettering(written: unknown): Promise<SymbolDesign> {
  const design = checkDesign(written)
  const { frameText } = design
  if (frameText) checkText('design.frameText', await loadGlyphs(), frameText, 'semiBold')
  return design
}
