import type { Drawing } from '../geometry/types.js'
import type { Print } from './runTrials.js'
import type { Finding } from './types.js'

import { adviseSize } from '../print/adviseSize.js'

/** What a printed width says of the printer's dots and of the distance people stand at. */
export function sizeFindings(
  { width }: Pick<Drawing, 'width'>,
  modules: number,
  { dpi, widthMM }: Print,
  distanceM = 0,
): Finding[] {
  const { leastMM, why } = adviseSize({ distanceM, dpi, modules })
  // The advice is about symbol and quiet zone, the width also about a frame.
  const needed = Math.ceil((leastMM * width) / (modules + 8) - 1e-6)
  if (widthMM >= needed) return []
  const values = { distance: distanceM, dpi, needed, width: widthMM }
  if (why === 'distance') return [{ key: 'sizeForDistance', severity: 'warn', values }]
  return [{ key: why === 'dots' ? 'modulesFine' : 'sizeSmall', severity: 'warn', values }]
}
