import { contrast, luminance, parseColour } from './design/parseColour.js'
import { SymbolError } from './SymbolError.js'

/** Dark on light with at least this ratio, so that cheap cameras in dim light still read it. */
const MIN_CONTRAST = 4.5

/**
 * Checks both colours and returns them as `#rrggbb`. Takes `#rgb` and `#rrggbb`, in a URL also
 * without the `#`. Throws a `SymbolError` for anything else, for light modules on a dark ground
 * (some readers cannot) and for a contrast ratio under 4.5:1 (formula: WCAG 2.2).
 */
export function symbolColours({
  background = '#ffffff',
  foreground = '#000000',
}: { background?: string; foreground?: string } = {}): {
  background: string
  foreground: string
} {
  const dark = parseColour('foreground', foreground)
  const light = parseColour('background', background)
  if (luminance(dark) > luminance(light)) {
    throw new SymbolError(
      'foreground',
      `${dark} is lighter than the background ${light}; takes a dark colour on a light one`,
    )
  }
  if (contrast(dark, light) < MIN_CONTRAST) {
    // Cut, not rounded: 4.499 must not read as 4.5.
    const ratio = Math.floor(contrast(dark, light) * 100) / 100
    throw new SymbolError(
      'foreground',
      `${dark} on ${light} has a contrast of ${ratio}:1; takes at least ${MIN_CONTRAST}:1, ` +
        'so choose a darker foreground or a lighter background',
    )
  }
  return { background: light, foreground: dark }
}
