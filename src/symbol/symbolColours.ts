import type { SymbolStyle } from './types.js'

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
}: Pick<SymbolStyle, 'background' | 'foreground'> = {}): {
  background: string
  foreground: string
} {
  const dark = parseHex('foreground', foreground)
  const light = parseHex('background', background)
  const [inkLight, paperLight] = [luminance(dark), luminance(light)]
  if (inkLight > paperLight) {
    throw new SymbolError(
      'foreground',
      `${dark} is lighter than the background ${light}; takes a dark colour on a light one`,
    )
  }
  const contrast = (paperLight + 0.05) / (inkLight + 0.05)
  if (contrast < MIN_CONTRAST) {
    // Cut, not rounded: 4.499 must not read as 4.5.
    const ratio = Math.floor(contrast * 100) / 100
    throw new SymbolError(
      'foreground',
      `${dark} on ${light} has a contrast of ${ratio}:1; takes at least ${MIN_CONTRAST}:1, ` +
        'so choose a darker foreground or a lighter background',
    )
  }
  return { background: light, foreground: dark }
}

function parseHex(parameter: string, value: string): string {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(value)?.[1]?.toLowerCase()
  if (!digits) throw SymbolError.got(parameter, value, 'a hex colour such as #1a2b3c')
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`
}

/** Relative luminance, 0 (black) to 1 (white). */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
