import { SymbolError } from '../SymbolError.js'

/** `#rrggbb` in lower case of `#rgb`, `#rrggbb`, in a URL also without the `#`; else a `SymbolError`. */
export function parseColour(parameter: string, value: unknown): string {
  const digits =
    typeof value === 'string'
      ? /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(value)?.[1]?.toLowerCase()
      : undefined
  if (!digits) throw SymbolError.got(parameter, value, 'a hex colour such as #1a2b3c')
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`
}

/** Relative luminance of `#rrggbb`, 0 (black) to 1 (white): WCAG 2.2. */
export function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two colours, 1 to 21: WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ]
  return (lighter + 0.05) / (darker + 0.05)
}
