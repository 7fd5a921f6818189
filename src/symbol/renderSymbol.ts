import type { CreateMatrixOptions } from './createMatrix.js'
import type { SymbolFormat, SymbolStyle } from './types.js'

import { createMatrix } from './createMatrix.js'
import { renderPDF } from './renderPDF.js'
import { renderPNG } from './renderPNG.js'
import { renderSVG } from './renderSVG.js'

export type RenderSymbolOptions = CreateMatrixOptions &
  SymbolStyle & {
    /** What a reader gets, e.g. the answer of `symbolURL`. */
    content: string
    /** Date in a PDF's properties. */
    createdAt?: Date
    /** @default 'svg' */
    format?: SymbolFormat
    /** Pixels, for `svg` and `png`. */
    size?: number
    /** Accessible title of an SVG, document title of a PDF. */
    title?: string
    /** Millimetres with quiet zone, for `pdf`. */
    widthMM?: number
  }

export type RenderedSymbol = {
  body: string | Uint8Array<ArrayBuffer>
  contentType: string
  /** Without dot. */
  extension: SymbolFormat
}

/** Content to a file, in one call. Throws a `SymbolError` for bad content or options. */
export async function renderSymbol({
  boost,
  content,
  errorCorrection,
  format = 'svg',
  ...look
}: RenderSymbolOptions): Promise<RenderedSymbol> {
  const matrix = createMatrix(content, { boost, errorCorrection })
  switch (format) {
    case 'pdf':
      return {
        body: await renderPDF(matrix, look),
        contentType: 'application/pdf',
        extension: 'pdf',
      }
    case 'png':
      return {
        body: (await renderPNG(matrix, look)).body,
        contentType: 'image/png',
        extension: 'png',
      }
    case 'svg':
      return { body: renderSVG(matrix, look), contentType: 'image/svg+xml', extension: 'svg' }
  }
}
