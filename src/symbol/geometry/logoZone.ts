import type { CompleteDesign, Logo } from '../design/types.js'

/** Where the logo lies and which modules it takes, in modules from the first one. */
export type LogoZone = {
  /** Modules without drawing: from `x0` to before `x1`, from `y0` to before `y1`. */
  cleared: { x0: number; x1: number; y0: number; y1: number }
  height: number
  /** Cleared part of all modules, 0 to 1. */
  share: number
  width: number
  x: number
  y: number
}

/** In the middle, as wide or high as the design says, in its own proportions. */
export function logoZone(
  size: number,
  { logoClear, logoSize }: Pick<CompleteDesign, 'logoClear' | 'logoSize'>,
  logo: Pick<Logo, 'height' | 'width'>,
): LogoZone {
  const longest = (size * logoSize) / 100
  const scale = longest / Math.max(logo.width, logo.height)
  const [width, height] = [logo.width * scale, logo.height * scale]
  const [x, y] = [(size - width) / 2, (size - height) / 2]
  // The last digit of a fraction must not cost a module.
  const taken = {
    x0: Math.floor(x - logoClear + 1e-6),
    x1: Math.ceil(x + width + logoClear - 1e-6),
    y0: Math.floor(y - logoClear + 1e-6),
    y1: Math.ceil(y + height + logoClear - 1e-6),
  }
  const cleared = withAlignment(taken, size)
  const share = ((cleared.x1 - cleared.x0) * (cleared.y1 - cleared.y0)) / size ** 2
  return { cleared, height, share, width, x, y }
}

/** Where the alignment pattern nearest to the middle lies, on both axes; `null`: there is none (ISO/IEC 18004:2015, annex E). */
export function alignmentInMiddle(size: number): null | number {
  const version = (size - 17) / 4
  const along = Math.floor(version / 7) + 2
  if (version < 2 || along % 2 === 0) return null
  const step = version === 32 ? 26 : Math.ceil((size - 13) / (2 * along - 2)) * 2
  return size - 7 - step * ((along - 1) / 2)
}

/** Modules from the middle of an alignment pattern to its edge, and one more. */
const ALIGNMENT = 3

/**
 * The alignment pattern under a logo goes as a whole. Of one that is covered in part, some readers
 * (ZBar) take the rest, or the logo, for the pattern, and look for all modules in the wrong places.
 */
function withAlignment(taken: LogoZone['cleared'], size: number): LogoZone['cleared'] {
  const middle = alignmentInMiddle(size)
  if (middle === null) return taken
  const [from, to] = [middle - ALIGNMENT, middle + ALIGNMENT + 1]
  return {
    x0: Math.min(taken.x0, from),
    x1: Math.max(taken.x1, to),
    y0: Math.min(taken.y0, from),
    y1: Math.max(taken.y1, to),
  }
}

/** Whether a module gives way to the logo. */
export const isCleared = (
  { cleared: { x0, x1, y0, y1 } }: LogoZone,
  x: number,
  y: number,
): boolean => x >= x0 && x < x1 && y >= y0 && y < y1
