import { loadGlyphs } from '../../symbol/text/loadGlyphs.js'
import { outlineText, type TextOptions } from '../../symbol/text/outlineText.js'

/** Pixels of the picture as it is shown; it has twice as many, for screens that show more. */
export const CHART = { height: 180, width: 560 } as const

const SPACE = { bottom: 22, left: 44, top: 12 } as const
const COLOURS = { bar: '#2f5fd0', before: '#d3d7de', line: '#e4e6ea', text: '#555b66' } as const

export type Chart = {
  before: readonly number[]
  days: readonly number[]
  /** What stands below the bar of a day; none where it is empty. */
  labels: readonly string[]
  /** The number at the top of the scale, as the reader writes it. */
  scaleText: (top: number) => string
}

/**
 * Scans of each day as a PNG, those of the period before in grey behind them. On white, because mail
 * programs show pictures on whatever they like; texts are outlines, because servers have no fonts.
 */
export async function drawChart(chart: Chart): Promise<Buffer> {
  // Native code, loaded by whoever sends reports.
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(await chartSVG(chart)), { density: 144 })
    .flatten({ background: '#ffffff' })
    .png({ colours: 64, effort: 7, palette: true })
    .toBuffer()
}

export async function chartSVG({ before, days, labels, scaleText }: Chart): Promise<string> {
  const glyphs = await loadGlyphs()
  const { height, width } = CHART
  const bottom = height - SPACE.bottom
  const top = niceTop(Math.max(...days, ...before, 1))
  const step = (width - SPACE.left) / Math.max(days.length, 1)
  const text = (words: string, at: TextOptions): string =>
    `<path fill="${COLOURS.text}" fill-rule="evenodd" d="${outlineText(glyphs, words, at).d}"/>`
  const bar = (scans: number, at: number, share: number, fill: string): string => {
    const tall = round((scans / top) * (bottom - SPACE.top))
    const wide = step * share
    const x = round(SPACE.left + step * (at + 0.5) - wide / 2)
    return tall > 0
      ? `<rect x="${x}" y="${round(bottom - tall)}" width="${round(wide)}" height="${tall}" fill="${fill}"/>`
      : ''
  }
  const line = (y: number): string =>
    `<rect x="${SPACE.left}" y="${y}" width="${width - SPACE.left}" height="1" fill="${COLOURS.line}"/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    line(SPACE.top),
    // a period before may have had more days: nothing stands beside them
    ...days.map((_, at) => bar(before[at] ?? 0, at, 0.86, COLOURS.before)),
    ...days.map((scans, at) => bar(scans, at, 0.56, COLOURS.bar)),
    line(bottom),
    text(scaleText(top), { anchor: 'end', maxWidth: SPACE.left - 8, size: 12, x: SPACE.left - 8, y: SPACE.top + 4 }), // prettier-ignore
    text('0', { anchor: 'end', size: 12, x: SPACE.left - 8, y: bottom + 4 }),
    ...labels.map((label, at) =>
      label
        ? text(label, { anchor: 'middle', maxWidth: 60, size: 12, x: SPACE.left + step * (at + 0.5), y: bottom + 16 }) // prettier-ignore
        : '',
    ),
    '</svg>',
  ].join('')
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The next of 1, 2, 5, 10, 20, … */
export function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 5, 10].find((one) => value <= one * power)!
  return step * power
}
