import type { Drawing } from '../geometry/types.js'
import type { SymbolFormat } from '../types.js'
import type { EPSOptions } from './epsOf.js'
import type { PDFOptions } from './pdfOf.js'
import type { PNGSize } from './pngOf.js'

import { epsOf } from './epsOf.js'
import { pdfOf } from './pdfOf.js'
import { pngOf } from './pngOf.js'
import { svgOf } from './svgOf.js'

export type RenderOptions = EPSOptions & PDFOptions & PNGSize & { format?: SymbolFormat }

export type RenderedSymbol = {
  body: string | Uint8Array<ArrayBuffer>
  contentType: string
  /** Without dot. */
  extension: SymbolFormat
}

export const CONTENT_TYPES: Record<SymbolFormat, string> = {
  eps: 'application/postscript',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
}

/** A drawing as a file of one format, each taking the options that are its own. */
export async function renderDrawing(
  drawing: Drawing,
  { format = 'svg', ...options }: RenderOptions = {},
): Promise<RenderedSymbol> {
  return {
    body: await bodyOf(drawing, format, options),
    contentType: CONTENT_TYPES[format],
    extension: format,
  }
}

async function bodyOf(
  drawing: Drawing,
  format: SymbolFormat,
  options: RenderOptions,
): Promise<RenderedSymbol['body']> {
  switch (format) {
    case 'eps':
      return epsOf(drawing, options)
    case 'pdf':
      return pdfOf(drawing, options)
    case 'png':
      return (await pngOf(drawing, options)).body
    case 'svg':
      return svgOf(drawing, options)
  }
}
