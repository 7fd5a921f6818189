import type { Ink } from '../render/inks.js'
import type { Page, PageItem } from './types.js'

import { drawImage, drawOnPDF, inkOf } from '../render/drawOnPDF.js'
import { openPDF, type PDFProperties } from '../render/openPDF.js'
import { pathOperators } from '../render/pathOperators.js'
import { addCutPage, drawCropMarks, POINTS_PER_MM } from '../render/pdfCut.js'
import { formsOf } from './formsOf.js'

export type PagesPDFOptions = PDFProperties & {
  /** @default 'rgb' */
  ink?: Ink
}

type Document = PDFKit.PDFDocument

/** What every item of a document is drawn with. */
type Pen = { document: Document; forms: ReturnType<typeof formsOf>; ink: Ink }

/** Pages as a PDF without fonts, in millimetres. Memory holds one page at a time, and every logo once. */
export async function* pdfOfPages(
  pages: AsyncIterable<Page> | Iterable<Page>,
  { ink = 'rgb', ...properties }: PagesPDFOptions = {},
): AsyncGenerator<Uint8Array> {
  const document = await openPDF(properties)
  const pen = { document, forms: formsOf(document), ink }
  for await (const page of pages) {
    await drawPage(pen, page)
    const done = document.read() as null | Uint8Array
    if (done) yield done
  }
  document.end()
  for await (const chunk of document) yield chunk as Uint8Array
}

async function drawPage(
  pen: Pen,
  { bleedMM = 0, cropMarks = false, heightMM, items, widthMM }: Page,
): Promise<void> {
  const { document } = pen
  const cut = { bleedMM, cropMarks, heightMM, widthMM }
  const margin = addCutPage(document, cut)
  document.save().translate(margin, margin).scale(POINTS_PER_MM)
  for (const item of items) await drawItem(pen, item)
  document.restore()
  drawCropMarks(document, cut)
}

async function drawItem(pen: Pen, item: PageItem): Promise<void> {
  const { document, ink } = pen
  switch (item.kind) {
    case 'image':
      await drawImage(document, item, ink)
      break
    case 'line': {
      const { colour, dash, from, thickness, to } = item
      document.save().lineWidth(thickness)
      if (dash) document.dash(dash, { space: dash })
      document
        .moveTo(...from)
        .lineTo(...to)
        .stroke(inkOf(document, colour, ink))
      document.restore()
      break
    }
    case 'path':
      drawPath(pen, item)
      break
    case 'rect':
      document.rect(item.x, item.y, item.width, item.height).fill(inkOf(document, item.colour, ink))
      break
    case 'symbol':
      await drawOnPDF(document, item.drawing, { ...item, ink })
      break
    case 'turned': {
      const { height, width, x, y } = item.box
      document.save().rotate(180, { origin: [x + width / 2, y + height / 2] })
      for (const one of item.items) await drawItem(pen, one)
      document.restore()
    }
  }
}

type PathItem = Extract<PageItem, { kind: 'path' }>

function drawPath({ document, forms, ink }: Pen, { colour, d, place }: PathItem): void {
  if (place) document.save().translate(place.x, place.y).scale(place.scale)
  document.fillColor(inkOf(document, colour, ink))
  document.addContent((place && forms.use(d)) ?? `${pathOperators(d)}f*`)
  if (place) document.restore()
}
