import type { Drawing } from '../geometry/types.js'
import type { Print } from './runTrials.js'
import type { Finding } from './types.js'

import { adviseWidth } from '../print/adviseSize.js'

/** What a printed width says of the printer's dots and of the distance people stand at. */
export function sizeFindings(
  { width }: Pick<Drawing, 'width'>,
  modules: number,
  { dpi, widthMM }: Print,
  distanceM = 0,
): Finding[] {
  const { leastMM: needed, why } = adviseWidth({ distanceM, dpi, modules, width })
  if (widthMM >= needed) return []
  const values = { distance: distanceM, dpi, needed, width: widthMM }
  if (why === 'distance') return [{ key: 'sizeForDistance', severity: 'warn', values }]
  return [{ key: why === 'dots' ? 'modulesFine' : 'sizeSmall', severity: 'warn', values }]
}
