import type { Page, PageItem } from './types.js'

import { drawOnPDF, inkOf, pictureOn } from '../render/drawOnPDF.js'
import { openPDF, type PDFProperties } from '../render/openPDF.js'
import { pathOperators } from '../render/pathOperators.js'
import { POINTS_PER_MM } from '../render/pdfOf.js'
import { formsOf } from './formsOf.js'

type Document = PDFKit.PDFDocument
type Forms = ReturnType<typeof formsOf>

/** Pages as a PDF without fonts, in millimetres. Memory holds one page at a time, and every logo once. */
export async function* pdfOfPages(
  pages: AsyncIterable<Page> | Iterable<Page>,
  properties: PDFProperties = {},
): AsyncGenerator<Uint8Array> {
  const document = await openPDF(properties)
  const forms = formsOf(document)
  for await (const page of pages) {
    await drawPage(document, page, forms)
    const done = document.read() as null | Uint8Array
    if (done) yield done
  }
  document.end()
  for await (const chunk of document) yield chunk as Uint8Array
}

async function drawPage(document: Document, page: Page, forms: Forms): Promise<void> {
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
  for (const item of items) await drawItem(document, item, forms)
}

async function drawItem(document: Document, item: PageItem, forms: Forms): Promise<void> {
  switch (item.kind) {
    case 'image':
      document.image(pictureOn(document, item.png), item.x, item.y, {
        height: item.height,
        width: item.width,
      })
      break
    case 'line': {
      const { colour, dash, from, thickness, to } = item
      document.save().lineWidth(thickness)
      if (dash) document.dash(dash, { space: dash })
      document
        .moveTo(...from)
        .lineTo(...to)
        .stroke(ink(document, colour))
      document.restore()
      break
    }
    case 'path':
      drawPath(document, item, forms)
      break
    case 'rect':
      document.rect(item.x, item.y, item.width, item.height).fill(ink(document, item.colour))
      break
    case 'symbol':
      await drawOnPDF(document, item.drawing, item)
      break
    case 'turned': {
      const { height, width, x, y } = item.box
      document.save().rotate(180, { origin: [x + width / 2, y + height / 2] })
      for (const one of item.items) await drawItem(document, one, forms)
      document.restore()
    }
  }
}

type PathItem = Extract<PageItem, { kind: 'path' }>

function drawPath(document: Document, { colour, d, place }: PathItem, forms: Forms): void {
  if (place) document.save().translate(place.x, place.y).scale(place.scale)
  document.fillColor(ink(document, colour))
  document.addContent((place && forms.use(d)) ?? `${pathOperators(d)}f*`)
  if (place) document.restore()
}

const ink = (document: Document, colour: string) => inkOf(document, colour, 'rgb')
