import type { Shape } from '../geometry/types.js'
import type { Page, PageItem } from './types.js'

import { pathOperators } from './pathOperators.js'

const POINTS_PER_MM = 72 / 25.4

export type PDFOptions = {
  /**
   * Date in the document's properties. Fixed, so that the same input gives the same bytes.
   * @default the epoch
   */
  createdAt?: Date
  /** Title in the document's properties. */
  title?: string
}

type Document = PDFKit.PDFDocument
type Images = Map<Uint8Array, unknown>

/** Pages as a PDF without fonts, in millimetres. Memory holds one page at a time, and every logo once. */
export async function* pdfOfPages(
  pages: AsyncIterable<Page> | Iterable<Page>,
  { createdAt = new Date(0), title = 'QR code' }: PDFOptions = {},
): AsyncGenerator<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({
    autoFirstPage: false,
    displayTitle: true,
    // Empty: else Helvetica goes into every document.
    font: '',
    info: { CreationDate: createdAt, Creator: 'payload-plugin-qr', Title: title },
    margin: 0,
  })
  const images: Images = new Map()
  for await (const page of pages) {
    drawPage(document, page, images)
    const done = document.read() as null | Uint8Array
    if (done) yield done
  }
  document.end()
  for await (const chunk of document) yield chunk as Uint8Array
}

function drawPage(document: Document, page: Page, images: Images): void {
  const { bleedMM = 0, heightMM, items, widthMM } = page
  const [width, height] = [widthMM, heightMM].map((one) => (one + 2 * bleedMM) * POINTS_PER_MM)
  document.addPage({ margin: 0, size: [width!, height!] })
  if (bleedMM > 0) {
    const edge = bleedMM * POINTS_PER_MM
    Object.assign(document.page.dictionary.data, {
      BleedBox: [0, 0, width, height],
      TrimBox: [edge, edge, width! - edge, height! - edge],
    })
  }
  document.scale(POINTS_PER_MM)
  if (bleedMM > 0) document.translate(bleedMM, bleedMM)
  for (const item of items) drawItem(document, item, images)
}

function drawItem(document: Document, item: PageItem, images: Images): void {
  switch (item.kind) {
    case 'image':
      drawImage(document, item, images)
      break
    case 'line': {
      const { colour, dash, from, thickness, to } = item
      document.save().lineWidth(thickness)
      if (dash) document.dash(dash, { space: dash })
      document
        .moveTo(...from)
        .lineTo(...to)
        .stroke(ink(colour))
      document.restore()
      break
    }
    case 'path':
      drawPathItem(document, item)
      break
    case 'rect':
      document.rect(item.x, item.y, item.width, item.height).fill(ink(item.colour))
      break
    case 'symbol':
      drawSymbolItem(document, item, images)
      break
    case 'turned': {
      const { height, width, x, y } = item.box
      document.save().rotate(180, { origin: [x + width / 2, y + height / 2] })
      for (const one of item.items) drawItem(document, one, images)
      document.restore()
    }
  }
}

function drawPathItem(document: Document, item: Extract<PageItem, { kind: 'path' }>): void {
  const { colour, d, place } = item
  if (!place) return fillPath(document, d, colour)
  document.save().translate(place.x, place.y).scale(place.scale)
  fillPath(document, d, colour)
  document.restore()
}

type SymbolItem = Extract<PageItem, { kind: 'symbol' }>

function drawSymbolItem(document: Document, item: SymbolItem, images: Images): void {
  const { drawing, width, x, y } = item
  document
    .save()
    .translate(x, y)
    .scale(width / drawing.width)
  if (drawing.background) {
    document.rect(0, 0, drawing.width, drawing.height).fill(ink(drawing.background))
  }
  for (const shape of drawing.shapes) {
    if (shape.kind === 'image') drawImage(document, shape, images)
    else fillPath(document, shape.d, paintOf(document, shape))
  }
  document.restore()
}

function fillPath(document: Document, d: string, paint: PDFKit.Mixins.ColorValue | string): void {
  document.fillColor(typeof paint === 'string' ? ink(paint) : paint)
  // pdfkit's own reading of a path takes most of the time of a sheet
  document.addContent(`${pathOperators(d)}f*`)
}

function paintOf(
  document: Document,
  { paint }: Extract<Shape, { kind: 'path' }>,
): PDFKit.Mixins.ColorValue {
  if (paint.kind === 'solid') return ink(paint.colour)
  const gradient =
    paint.kind === 'linear'
      ? document.linearGradient(...paint.from, ...paint.to)
      : document.radialGradient(...paint.centre, 0, ...paint.centre, paint.radius)
  for (const { colour, offset } of paint.stops) gradient.stop(offset, colour)
  return gradient
}

type Image = { height: number; png: Uint8Array; width: number; x: number; y: number }

function drawImage(document: Document, { height, png, width, x, y }: Image, images: Images): void {
  const opener = document as unknown as { openImage: (source: Uint8Array) => unknown }
  const image = images.get(png) ?? opener.openImage(Buffer.from(png))
  images.set(png, image)
  document.image(image as string, x, y, { height, width })
}

/** CMYK in per cent for black and white, else the RGB colour as it is. */
function ink(hex: string): PDFKit.Mixins.ColorValue {
  if (hex === '#000000') return [0, 0, 0, 100]
  return hex === '#ffffff' ? [0, 0, 0, 0] : hex
}
