import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'

export type DrawnPage = {
  height: number
  /** Of the paper, in millimetres. */
  heightMM: number
  png: Buffer
  width: number
  widthMM: number
}

const MM_PER_POINT = 25.4 / 72

let ready: Promise<PDFiumLibrary> | undefined

/** The pages of a PDF as PDFium, which knows nothing of us, draws them. */
export async function drawPDF(pdf: Uint8Array, dpi = 300): Promise<DrawnPage[]> {
  const library = await (ready ??= PDFiumLibrary.init())
  const document = await library.loadDocument(new Uint8Array(pdf))
  try {
    const pages: DrawnPage[] = []
    for (const page of document.pages()) {
      const { originalHeight, originalWidth } = page.getOriginalSize()
      const [width, height] = [originalWidth, originalHeight].map((points) =>
        Math.round((points * dpi) / 72),
      ) as [number, number]
      const { data } = await page.render({ height, render: 'bitmap', scale: 1, width })
      const raw = { channels: 4, height, width } as const
      const png = await sharp(data, { raw }).png().toBuffer()
      pages.push({
        height,
        heightMM: originalHeight * MM_PER_POINT,
        png,
        width,
        widthMM: originalWidth * MM_PER_POINT,
      })
    }
    return pages
  } finally {
    document.destroy()
  }
}
