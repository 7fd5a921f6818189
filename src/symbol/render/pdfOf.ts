import type { Drawing } from '../geometry/types.js'
import type { Ink } from './inks.js'

import { BLEED_MM, inRange, WIDTH_MM } from '../SymbolError.js'
import { drawOnPDF, spotInk } from './drawOnPDF.js'
import { openPDF, type PDFProperties } from './openPDF.js'

export const POINTS_PER_MM = 72 / 25.4

/** Between the cut and a crop mark, and the length of one, in millimetres. */
const [MARK_GAP, MARK_LENGTH] = [3, 5]

export type PDFOptions = PDFProperties & {
  /**
   * Ground beyond the cut, in millimetres, 0 to 20: a cutter that is a little off leaves no white edge.
   * @default 0
   */
  bleedMM?: number
  /**
   * Lines that say where to cut, on a larger page.
   * @default false
   */
  cropMarks?: boolean
  /** @default 'rgb' */
  ink?: Ink
  /**
   * Width after the cut, 5 to 2000: the drawing with its quiet zone.
   * @default 40
   */
  widthMM?: number
}

/**
 * A drawing as a one-page PDF of outlines, without fonts; a logo is its only picture. The page is the
 * drawing, and with bleed and crop marks so much larger; its `TrimBox` is the drawing in any case.
 */
export async function pdfOf(
  drawing: Drawing,
  options: PDFOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { cropMarks = false, ink = 'rgb' } = options
  const width = inRange('widthMM', options.widthMM ?? 40, WIDTH_MM) * POINTS_PER_MM
  const height = (width * drawing.height) / drawing.width
  const bleed = inRange('bleedMM', options.bleedMM ?? 0, BLEED_MM) * POINTS_PER_MM
  const margin = cropMarks
    ? Math.max(bleed, MARK_GAP * POINTS_PER_MM) + MARK_LENGTH * POINTS_PER_MM
    : bleed
  const document = await openPDF(options)
  document.addPage({ margin: 0, size: [width + 2 * margin, height + 2 * margin] })
  const box = (beyond: number) => [
    margin - beyond,
    margin - beyond,
    margin + width + beyond,
    margin + height + beyond,
  ]
  const { dictionary } = document.page as unknown as { dictionary: { data: object } }
  Object.assign(dictionary.data, { BleedBox: box(bleed), TrimBox: box(0) })
  await drawOnPDF(document, drawing, { bleed, ink, width, x: margin, y: margin })
  if (cropMarks) drawCropMarks(document, { bleed, height, margin, width })
  document.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of document) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

type Cut = { bleed: number; height: number; margin: number; width: number }

/** Two lines at each corner, in every ink there is: `All` is what PDF calls that. */
function drawCropMarks(document: PDFKit.PDFDocument, { bleed, height, margin, width }: Cut): void {
  const gap = Math.max(bleed, MARK_GAP * POINTS_PER_MM)
  spotInk(document, 'All', [100, 100, 100, 100])
  document.lineWidth(0.25).strokeColor('All')
  for (const [x, outwardX] of [
    [margin, -1],
    [margin + width, 1],
  ] as const) {
    for (const [y, outwardY] of [
      [margin, -1],
      [margin + height, 1],
    ] as const) {
      const end = gap + MARK_LENGTH * POINTS_PER_MM
      document.moveTo(x + outwardX * gap, y).lineTo(x + outwardX * end, y)
      document.moveTo(x, y + outwardY * gap).lineTo(x, y + outwardY * end)
    }
  }
  document.stroke()
}
