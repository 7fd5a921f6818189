import type { Drawing } from '../geometry/types.js'

import { DPI, inRange, SIZE, SymbolError, WIDTH_MM } from '../SymbolError.js'

export type PNGSize = {
  /**
   * Least resolution in print, 72 to 2400.
   * @default 300
   */
  dpi?: number
  /**
   * Width in pixels, 64 to 4096: exactly this. What is left beside whole pixels per module widens the
   * quiet zone.
   * @default 1024, where no `widthMM` or `dpi` is given
   */
  size?: number
  /**
   * Printed width in millimetres, 5 to 2000.
   * @default 40, where `dpi` is given without `size`
   */
  widthMM?: number
}

/** Where a drawing lies in its image. */
export type PNGFrame = {
  height: number
  left: number
  /** Pixels per metre, as the file says; `null`: it says nothing. */
  perMetre: null | number
  /** Pixels per module. */
  scale: number
  top: number
  width: number
}

/** Below this a reader has no room to find the edge of a module. */
const MIN_MODULE_PX = 2
/** Of one side: 200 mm at 600 dpi, with room for whole modules. Programs unpack it to 4 bytes a pixel. */
export const MOST_PIXELS = 6000
/** How far the width may be off, in mm, before another number of pixels is tried. */
const CLOSE_ENOUGH = 0.01

type Sides = Pick<Drawing, 'height' | 'width'>

export function pngFrame(sides: Sides, { dpi, size, widthMM }: PNGSize): PNGFrame {
  if (dpi !== undefined) inRange('dpi', dpi, DPI)
  if (widthMM !== undefined) inRange('widthMM', widthMM, WIDTH_MM)
  if (size === undefined && widthMM === undefined && dpi === undefined) return ofPixels(sides, 1024)
  if (size === undefined) return ofMillimetres(sides, widthMM ?? 40, dpi ?? 300)
  inRange('size', size, SIZE)
  if (dpi !== undefined && widthMM !== undefined) {
    throw new SymbolError('dpi', 'follows from size and widthMM; leave one of the three out')
  }
  const frame = ofPixels(sides, size)
  if (widthMM !== undefined) return { ...frame, perMetre: Math.round((size * 1000) / widthMM) }
  return dpi === undefined ? frame : { ...frame, perMetre: Math.round(dpi / 0.0254) }
}

/** As many pixels as were asked for, modules on whole ones. */
function ofPixels(sides: Sides, size: number): PNGFrame {
  const { height, width } = sides
  const scale = onGrid(sides) ? Math.floor(size / width) : size / width
  if (scale < MIN_MODULE_PX) {
    const least = Math.ceil(MIN_MODULE_PX * width)
    throw new SymbolError(
      'size',
      `${size} px are too few for ${Math.ceil(width)} modules in a row; takes at least ${least}`,
    )
  }
  const high = Math.round((size * height) / width)
  if (high > MOST_PIXELS) throw tooLarge('size', Math.floor((MOST_PIXELS * width) / height), 'px')
  const half = (whole: number, modules: number) =>
    onGrid(sides) ? Math.floor((whole - scale * modules) / 2) : 0
  return {
    height: high,
    left: half(size, width),
    perMetre: null,
    scale,
    top: half(high, height),
    width: size,
  }
}

/**
 * At least as many pixels as the resolution asks for, whole ones per module, and the resolution
 * written such that they are as wide as they should be. A PNG counts whole pixels per metre, so where
 * rounding would show, a few pixels more may fit better.
 */
function ofMillimetres(sides: Sides, widthMM: number, dpi: number): PNGFrame {
  const { height, width } = sides
  const step = onGrid(sides) ? width : 1
  const least = Math.max((widthMM / 25.4) * dpi, MIN_MODULE_PX * width)
  const first = Math.ceil(least / step - 1e-9)
  const most = Math.floor(MOST_PIXELS / Math.max(1, height / width) / step)
  if (first > most) throw tooLarge('dpi', Math.floor((most * step * 25.4) / widthMM), 'dpi')
  const off = (steps: number) => {
    const perMetre = Math.round((steps * step * 1000) / widthMM)
    return Math.abs((steps * step * 1000) / perMetre - widthMM)
  }
  let best = first
  const last = Math.min(most, Math.max(Math.ceil(first * 1.1), first + 12))
  for (let next = first; off(best) > CLOSE_ENOUGH && next <= last; next++) {
    if (off(next) < off(best)) best = next
  }
  const pixels = best * step
  const scale = pixels / width
  return {
    height: Math.round(scale * height),
    left: 0,
    perMetre: Math.round((pixels * 1000) / widthMM),
    scale,
    top: 0,
    width: pixels,
  }
}

const onGrid = ({ height, width }: Sides): boolean =>
  Number.isInteger(width) && Number.isInteger(height)

const tooLarge = (parameter: string, fits: number, unit: string): SymbolError =>
  new SymbolError(
    parameter,
    `makes a PNG of more than ${MOST_PIXELS} px a side; takes at most ${fits} ${unit} here, or ` +
      'another format: svg, pdf and eps are sharp at any size',
  )
