import type { SymbolMatrix } from '../../symbol/types.js'

import { modulesPath } from '../../symbol/modulesPath.js'

export type SheetCell = { matrix: SymbolMatrix; shortURL: string; title: string }

const MM = 72 / 25.4
const PAGE = { height: 297 * MM, width: 210 * MM }
const MARGIN = 10 * MM
const COLUMNS = 3
const ROWS = 4
const QUIET_ZONE = 4
const CELL = {
  height: (PAGE.height - 2 * MARGIN) / ROWS,
  width: (PAGE.width - 2 * MARGIN) / COLUMNS,
}
const SYMBOL = 48 * MM

/** Symbols on A4, twelve to a page, each with its title and short URL, piece by piece. */
export async function* sheetOf(
  cells: AsyncIterable<SheetCell>,
  title: string,
): AsyncGenerator<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({
    autoFirstPage: false,
    info: { Creator: 'payload-plugin-qr', Title: title },
    margin: 0,
    size: 'A4',
  })
  let at = 0
  for await (const cell of cells) {
    const place = at++ % (COLUMNS * ROWS)
    if (place === 0) {
      yield* written(document)
      document.addPage()
    }
    drawCell(document, cell, {
      x: MARGIN + (place % COLUMNS) * CELL.width,
      y: MARGIN + Math.floor(place / COLUMNS) * CELL.height,
    })
  }
  if (at === 0) document.addPage()
  document.end()
  for await (const piece of document) yield piece as Uint8Array
}

/** What of the file is ready by now. */
function* written(document: PDFKit.PDFDocument): Generator<Uint8Array> {
  for (;;) {
    const piece = document.read() as null | Uint8Array
    if (piece === null) return
    yield piece
  }
}

function drawCell(
  document: PDFKit.PDFDocument,
  { matrix, shortURL, title }: SheetCell,
  { x, y }: { x: number; y: number },
): void {
  const side = matrix.size + 2 * QUIET_ZONE
  document
    .save()
    .translate(x + (CELL.width - SYMBOL) / 2, y)
    .scale(SYMBOL / side)
    .path(modulesPath(matrix, QUIET_ZONE))
    .fill([0, 0, 0, 100])
    .restore()
  const line = (text: string, size: number, top: number) =>
    document
      .font('Helvetica')
      .fontSize(size)
      .fillColor([0, 0, 0, 100])
      .text(text, x + MM, y + SYMBOL + top, {
        align: 'center',
        ellipsis: true,
        height: size * 1.3,
        lineBreak: true,
        width: CELL.width - 2 * MM,
      })
  // The fonts of PDF itself know Western letters only.
  if (/^[\x20-\x7e\xa0-\xff\u2013-\u201e\u20ac]*$/.test(title)) line(title, 10, 0)
  line(shortURL.replace(/^https?:\/\//i, ''), 7, 5 * MM)
}
