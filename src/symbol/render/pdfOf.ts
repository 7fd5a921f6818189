import type { Drawing } from '../geometry/types.js'
import type { Ink } from './inks.js'

import { BLEED_MM, inRange, WIDTH_MM } from '../SymbolError.js'
import { drawOnPDF } from './drawOnPDF.js'
import { openPDF, type PDFProperties } from './openPDF.js'
import { addCutPage, drawCropMarks, POINTS_PER_MM } from './pdfCut.js'

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
  const widthMM = inRange('widthMM', options.widthMM ?? 40, WIDTH_MM)
  const bleedMM = inRange('bleedMM', options.bleedMM ?? 0, BLEED_MM)
  const cut = { bleedMM, cropMarks, heightMM: (widthMM * drawing.height) / drawing.width, widthMM }
  const document = await openPDF(options)
  const margin = addCutPage(document, cut)
  const [bleed, width] = [bleedMM * POINTS_PER_MM, widthMM * POINTS_PER_MM]
  await drawOnPDF(document, drawing, { bleed, ink, width, x: margin, y: margin })
  drawCropMarks(document, cut)
  document.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of document) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
