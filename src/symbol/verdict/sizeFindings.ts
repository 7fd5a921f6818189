import type { Drawing } from '../geometry/types.js'
import type { Print } from './runTrials.js'
import type { Finding } from './types.js'

/** Printer dots a module needs: qrcode.com/en/howto/cell.html (Denso Wave). */
const DOTS_PER_MODULE = 4
/** A symbol is at least a tenth of the distance wide; the rule of thumb means 25 modules. */
const DISTANCE_PART = 10
const USUAL_MODULES = 25
/** Narrower ones are missed by older phones, which cannot focus so near. */
const LEAST_MM = 20

const up = (mm: number) => Math.ceil(mm * 10 - 1e-6) / 10

/** What a printed width says of the modules and of the distance people stand at. */
export function sizeFindings(
  drawing: Pick<Drawing, 'width'>,
  modules: number,
  { dpi, widthMM }: Print,
  distanceM?: number,
): Finding[] {
  const moduleMM = widthMM / drawing.width
  const least = (25.4 / dpi) * DOTS_PER_MODULE
  const findings: Finding[] = []
  if (moduleMM < least - 1e-6) {
    findings.push({
      key: 'modulesFine',
      severity: 'warn',
      values: { dpi, needed: up(least * drawing.width), width: widthMM },
    })
  }
  if (distanceM) {
    const symbolMM = Math.max(
      LEAST_MM,
      ((distanceM * 1000) / DISTANCE_PART) * Math.max(1, modules / USUAL_MODULES),
    )
    // The distance is about the symbol itself, the width about all of the file.
    const needed = up((symbolMM * drawing.width) / modules)
    if (widthMM < needed - 1e-6) {
      findings.push({
        key: 'sizeForDistance',
        severity: 'warn',
        values: { distance: distanceM, needed, width: widthMM },
      })
    }
  }
  return findings
}
