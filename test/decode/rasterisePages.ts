import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type RasterPage = { heightMM: number; png: Uint8Array; widthMM: number }

type Options = {
  /** Part of each page to draw, in millimetres; else the whole page. */
  area?: { height: number; width: number; x: number; y: number }
  /** @default 300 */
  dpi?: number
}

const MM_PER_INCH = 25.4

/** Every page of a PDF as a PNG, drawn by a program that shares no code with ours (PDF.js). */
export async function rasterisePages(
  pdf: Uint8Array,
  { area, dpi = 300 }: Options = {},
): Promise<RasterPage[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const pages: RasterPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [left, top, right, bottom] = page.view as [number, number, number, number]
    const [widthMM, heightMM] = [right - left, bottom - top].map((one) => (one / 72) * MM_PER_INCH)
    const part = area ?? { height: heightMM!, width: widthMM!, x: 0, y: 0 }
    const pixels = (mm: number) => (mm / MM_PER_INCH) * dpi
    const canvas = createCanvas(Math.round(pixels(part.width)), Math.round(pixels(part.height)))
    await page.render({
      background: '#ffffff',
      canvas: canvas as unknown as HTMLCanvasElement,
      viewport: page.getViewport({
        offsetX: -pixels(part.x),
        offsetY: -pixels(part.y),
        scale: dpi / 72,
      }),
    }).promise
    pages.push({ heightMM: heightMM!, png: await canvas.encode('png'), widthMM: widthMM! })
  }
  await task.destroy()
  return pages
}
