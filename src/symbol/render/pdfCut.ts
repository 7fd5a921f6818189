import { cropLines, type Cut, HAIRLINE_MM, marginOf } from './cropLines.js'
import { spotInk } from './drawOnPDF.js'

export const POINTS_PER_MM = 72 / 25.4

/**
 * A page with room for bleed and crop marks, whose boxes say so; answers with the left and upper edge
 * of the cut, in points.
 */
export function addCutPage(document: PDFKit.PDFDocument, cut: Cut): number {
  const [bleed, height, margin, width] = [
    cut.bleedMM,
    cut.heightMM,
    marginOf(cut),
    cut.widthMM,
  ].map((mm) => mm * POINTS_PER_MM) as [number, number, number, number]
  document.addPage({ margin: 0, size: [width + 2 * margin, height + 2 * margin] })
  const box = (beyond: number) => [
    margin - beyond,
    margin - beyond,
    margin + width + beyond,
    margin + height + beyond,
  ]
  const { dictionary } = document.page as unknown as { dictionary: { data: object } }
  Object.assign(dictionary.data, { BleedBox: box(bleed), TrimBox: box(0) })
  return margin
}

/** Printed in every ink there is: `All` is what PDF calls that. */
export function drawCropMarks(document: PDFKit.PDFDocument, cut: Cut): void {
  const lines = cropLines(cut)
  if (lines.length === 0) return
  const margin = marginOf(cut) * POINTS_PER_MM
  spotInk(document, 'All', [100, 100, 100, 100])
  document.save().translate(margin, margin).scale(POINTS_PER_MM)
  document.lineWidth(HAIRLINE_MM).strokeColor('All')
  for (const [from, to] of lines) document.moveTo(...from).lineTo(...to)
  document.stroke().restore()
}
