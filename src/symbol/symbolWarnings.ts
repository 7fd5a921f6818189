import type { SymbolMatrix } from './types.js'

import { QUIET_ZONE } from './inRange.js'

/** Four printer dots at 300 dpi: qrcode.com/en/howto/cell.html (Denso Wave). */
const MIN_MODULE_MM = 0.33

/** A symbol of 25 modules is read from ten times its width (rule of thumb, no standard). */
const DISTANCE_PER_MODULE = 10 * 25

export type SymbolWarning = {
  code: 'module-too-small' | 'too-small-for-distance'
  /** English, with the numbers in it; a translation can build its own from `code`. */
  message: string
  /** Printed width (quiet zone included, mm) at which the warning goes away. */
  minWidthMM: number
}

/**
 * What speaks against printing a symbol this wide. Empty: nothing.
 * `widthMM` is the printed width with quiet zone, `distanceMM` how far away people stand.
 */
export function symbolWarnings({
  distanceMM,
  matrix,
  quietZone = QUIET_ZONE.min,
  widthMM,
}: {
  distanceMM?: number
  matrix: Pick<SymbolMatrix, 'size'>
  quietZone?: number
  widthMM: number
}): SymbolWarning[] {
  const side = matrix.size + 2 * quietZone
  const moduleMM = widthMM / side
  const warnings: SymbolWarning[] = []
  const warn = (code: SymbolWarning['code'], neededModuleMM: number, problem: string) => {
    const neededMM = neededModuleMM * side
    // Floating point must not ask for more than the width advised here.
    if (widthMM >= neededMM - 1e-6) return
    const minWidthMM = Math.ceil((neededMM - 1e-7) * 10) / 10
    warnings.push({
      code,
      message: `${problem}; print it at least ${minWidthMM} mm wide`,
      minWidthMM,
    })
  }
  warn(
    'module-too-small',
    MIN_MODULE_MM,
    `A module is ${Math.floor(moduleMM * 100) / 100} mm wide, too fine for a 300 dpi printer`,
  )
  if (distanceMM !== undefined) {
    const problem = `At ${widthMM} mm the symbol is too small to be read from ${distanceMM} mm away`
    warn('too-small-for-distance', distanceMM / DISTANCE_PER_MODULE, problem)
  }
  return warnings
}
