import type { CompleteDesign, Logo } from '../design/types.js'
import type { ErrorCorrection, SymbolMatrix } from '../types.js'
import type { Finding } from './types.js'

import { contrast, luminance } from '../design/parseColour.js'
import { logoZone } from '../geometry/logoZone.js'

/**
 * Part of all modules a logo may take at a level. Half of what the level could restore at best: a
 * print also has scratches, and the middle of a symbol is not spread evenly over its blocks.
 */
const MOST_COVERED: Record<ErrorCorrection, number> = { H: 0.16, L: 0.03, M: 0.07, Q: 0.12 }

/** Under this readers lose the modules in dim light; under the second they do so always. */
const GOOD_CONTRAST = 4.5
const LEAST_CONTRAST = 2

/** In modules; the standard asks for four (ISO/IEC 18004:2015, 6.3.8). */
const STANDARD_QUIET_ZONE = 4

export type Judged = {
  design: CompleteDesign
  logo: Logo | null
  matrix: Pick<SymbolMatrix, 'errorCorrection' | 'size'>
}

/** What can be said of a design without drawing it. */
export function findByRule({ design, logo, matrix }: Judged): Finding[] {
  return [
    ...colourFindings(design),
    ...logoFindings({ design, logo, matrix }),
    ...quietZone(design),
    ...barsSmall(design, matrix.size),
  ]
}

function colourFindings(design: CompleteDesign): Finding[] {
  const findings: Finding[] = []
  // On a transparent ground it is the paper that counts, and paper is white until somebody says more.
  const ground = design.background === 'transparent' ? '#ffffff' : design.background
  const inks = [
    design.foreground,
    ...(design.gradient === 'none' ? [] : [design.gradientTo]),
    ...(design.eyeColour ? [design.eyeColour] : []),
  ]
  const lighter = inks.filter((ink) => luminance(ink) > luminance(ground)).length
  if (lighter > 0) {
    // Turned round some readers would manage; a symbol that is both, none does.
    findings.push({ key: lighter === inks.length ? 'inverted' : 'partlyInverted', severity: 'bad' })
  }
  const least = Math.min(...inks.map((ink) => contrast(ink, ground)))
  // Cut, not rounded: 4.499 must not read as 4.5.
  const values = { ratio: Math.floor(least * 10) / 10, wanted: GOOD_CONTRAST }
  if (least < LEAST_CONTRAST) findings.push({ key: 'contrastLow', severity: 'bad', values })
  else if (least < GOOD_CONTRAST) findings.push({ key: 'contrastWeak', severity: 'warn', values })
  if (inks.some(isRed)) findings.push({ key: 'redModules', severity: 'warn' })
  return findings
}

/** Scanners with a red or infrared light see such ink as paper. */
function isRed(hex: string): boolean {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ]
  return r > 150 && g < r * 0.6 && b < r * 0.6
}

function logoFindings({ design, logo, matrix }: Judged): Finding[] {
  if (!logo) return []
  const { cleared, share } = logoZone(matrix.size, design, logo)
  const eye = 8
  const far = matrix.size - eye
  const { x0, x1, y0, y1 } = cleared
  const coversEyes = (x0 < eye && y0 < eye) || (x1 > far && y0 < eye) || (x0 < eye && y1 > far)
  if (coversEyes) return [{ key: 'logoCoversEyes', severity: 'bad' }]
  const most = MOST_COVERED[matrix.errorCorrection]
  if (share <= most) return []
  const per = (part: number) => Math.round(part * 100)
  return [
    {
      key: 'logoLarge',
      severity: 'warn',
      values: { covered: per(share), level: matrix.errorCorrection, most: per(most) },
    },
  ]
}

function quietZone({ quietZone: modules }: CompleteDesign): Finding[] {
  if (modules >= STANDARD_QUIET_ZONE) return []
  return [
    { key: 'quietZoneNarrow', severity: 'warn', values: { modules, wanted: STANDARD_QUIET_ZONE } },
  ]
}

/** Modules a side of the smallest symbol. It has no alignment pattern, so all hangs on its eyes. */
const SMALLEST = 21

/**
 * Bars run into eyes that are not square, and the smallest symbol has nothing else to be placed by: of
 * 120 tries each ZBar lost up to 26.
 */
function barsSmall({ eyeFrame, modules }: CompleteDesign, size: number): Finding[] {
  const isBarred = modules === 'rows' || modules === 'columns'
  return isBarred && eyeFrame !== 'square' && size === SMALLEST
    ? [{ key: 'barsSmall', severity: 'warn' }]
    : []
}
