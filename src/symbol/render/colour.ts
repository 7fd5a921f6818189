/** Red, green and blue of `#rrggbb`, from 0 to 1. */
export function rgbOf(hex: string): [number, number, number] {
  const value = parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255].map((one) => one / 255) as [
    number,
    number,
    number,
  ]
}

/**
 * Cyan, magenta, yellow and black of `#rrggbb`, from 0 to 1, by the plain conversion: as much black as
 * all three inks have in common. Black is black ink alone: four inks laid over each other would blur
 * the edges. A press's own profile knows better; there is none in the file.
 */
export function cmykOf(hex: string): [number, number, number, number] {
  const [r, g, b] = rgbOf(hex)
  const light = Math.max(r, g, b)
  if (light === 0) return [0, 0, 0, 1]
  const ink = (channel: number) => decimals((light - channel) / light)
  return [ink(r), ink(g), ink(b), decimals(1 - light)]
}

/** Four places: finer than any press, and no `1e-17`, which PostScript and PDF do not read alike. */
export const decimals = (value: number): number => Math.round(value * 10_000) / 10_000 + 0
