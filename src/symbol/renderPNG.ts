import type { SymbolMatrix, SymbolStyle } from './types.js'

import { renderSVG } from './renderSVG.js'
import { inRange, QUIET_ZONE, SIZE } from './SymbolError.js'

/** Below this a reader has no room to find the edge of a module. */
const MIN_MODULE_PX = 2

export type RenderPNGOptions = SymbolStyle & {
  /**
   * Width and height wanted, 64 to 4096 px, quiet zone included.
   * @default 1024
   */
  size?: number
}

/**
 * The symbol as a PNG of exactly two colours. Every module is a whole number of pixels, so `size` (what
 * the image has) is the largest fitting one up to the size wanted; only where that would leave
 * less than 2 px a module is it larger. Throws a `SymbolError` for bad options.
 */
export async function renderPNG(
  matrix: SymbolMatrix,
  { size: wanted = 1024, ...style }: RenderPNGOptions = {},
): Promise<{ body: Uint8Array<ArrayBuffer>; size: number }> {
  inRange('size', wanted, SIZE)
  const quietZone = inRange('quietZone', style.quietZone ?? QUIET_ZONE.min, QUIET_ZONE)
  const side = matrix.size + 2 * quietZone
  const size = side * Math.max(MIN_MODULE_PX, Math.floor(wanted / side))
  const svg = renderSVG(matrix, { ...style, size })
  // Native code, loaded by whoever wants a PNG.
  const { default: sharp } = await import('sharp')
  const body = await sharp(Buffer.from(svg))
    .removeAlpha()
    // Effort below 4 is twice as fast and misses the colours by one.
    .png({ colours: 2, dither: 0, effort: 7, palette: true })
    .toBuffer()
  return { body, size }
}
