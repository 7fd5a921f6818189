import type { SymbolMatrix } from './types.js'

import { QUIET_ZONE } from './SymbolError.js'

/** Four printer dots at 300 dpi: qrcode.com/en/howto/cell.html (Denso Wave). */
const MIN_MODULE_MM = 0.33

/**
 * The width in millimetres at which a symbol can be printed, where this one is too fine; `null`: it
 * is wide enough. Both with the quiet zone.
 */
export function widthNeeded(matrix: Pick<SymbolMatrix, 'size'>, widthMM: number): null | number {
  const neededMM = MIN_MODULE_MM * (matrix.size + 2 * QUIET_ZONE.min)
  // Floating point must not ask for more than the width advised here.
  return widthMM >= neededMM - 1e-6 ? null : Math.ceil((neededMM - 1e-7) * 10) / 10
}
