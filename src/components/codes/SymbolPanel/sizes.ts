/** Printed widths on offer, quiet zone included, in millimetres. */
export const WIDTHS_MM = [20, 30, 50, 80, 120, 200] as const

const MM_PER_INCH = 25.4

/** Pixels of a PNG that prints this wide at 300 dpi, the usual resolution of print. */
export const pixelsOf = (widthMM: number): number => Math.round((widthMM / MM_PER_INCH) * 300)

/** CSS pixels an SVG opens with: 96 to the inch. */
const cssPixelsOf = (widthMM: number): number => Math.round((widthMM / MM_PER_INCH) * 96)

/** The download of a saved code in one format, as wide as the preview shows it. */
export function downloadURL(image: string, format: 'pdf' | 'png' | 'svg', widthMM: number): string {
  const size = {
    pdf: `widthMM=${widthMM}`,
    png: `size=${pixelsOf(widthMM)}`,
    svg: `size=${cssPixelsOf(widthMM)}`,
  }[format]
  return `${image}?format=${format}&${size}&download=1`
}
