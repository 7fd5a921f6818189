import type { SymbolMatrix, SymbolStyle } from './types.js'

import { modulesPath } from './modulesPath.js'
import { symbolColours } from './symbolColours.js'
import { inRange, QUIET_ZONE, WIDTH_MM } from './SymbolError.js'

const POINTS_PER_MM = 72 / 25.4

export type RenderPDFOptions = SymbolStyle & {
  /**
   * Date in the document's properties. Fixed, so that the same input gives the same bytes.
   * @default the epoch
   */
  createdAt?: Date
  /**
   * Title in the document's properties.
   * @default 'QR code'
   */
  title?: string
  /**
   * Width of the page in mm, 5 to 2000: the symbol with its quiet zone, nothing around it.
   * @default 40
   */
  widthMM?: number
}

/**
 * The symbol as a one-page vector PDF without fonts or images. Black modules on white are printed
 * in pure K: four overlaid inks would blur the edges. Throws a `SymbolError` for bad options.
 */
export async function renderPDF(
  matrix: SymbolMatrix,
  { createdAt = new Date(0), title = 'QR code', widthMM = 40, ...style }: RenderPDFOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { background, foreground } = symbolColours(style)
  const quietZone = inRange('quietZone', style.quietZone ?? QUIET_ZONE.min, QUIET_ZONE)
  const page = inRange('widthMM', widthMM, WIDTH_MM) * POINTS_PER_MM
  const side = matrix.size + 2 * quietZone
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({
    displayTitle: true,
    // Empty: else Helvetica goes into every document.
    font: '',
    info: { CreationDate: createdAt, Creator: 'payload-plugin-qr', Title: title },
    margin: 0,
    size: [page, page],
  })
  document.rect(0, 0, page, page).fill(ink(background))
  document
    .scale(page / side)
    .path(modulesPath(matrix, quietZone))
    .fill(ink(foreground))
  document.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of document) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

/** CMYK in per cent for black and white, else the RGB colour as it is. */
function ink(hex: string): PDFKit.Mixins.ColorValue {
  if (hex === '#000000') return [0, 0, 0, 100]
  return hex === '#ffffff' ? [0, 0, 0, 0] : hex
}
