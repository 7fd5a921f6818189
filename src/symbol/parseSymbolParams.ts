import type { RenderOptions } from './render/renderDrawing.js'
import type { ErrorCorrection, SymbolFormat } from './types.js'

import { ERROR_CORRECTIONS } from './createMatrix.js'
import { parseColour } from './design/parseColour.js'
import { parsePrinterParams } from './parsePrinterParams.js'
import { oneOf, parseFlag, type Read, readerOf } from './queryValues.js'
import { DPI, inRange, SIZE, SymbolError, WIDTH_IN, WIDTH_MM } from './SymbolError.js'

const FORMATS: readonly SymbolFormat[] = ['svg', 'png', 'pdf', 'eps']

const MM_PER_INCH = 25.4

/** What of the design a query changes for this one download. */
export type DesignParams = {
  background?: string
  errorCorrection?: ErrorCorrection
  foreground?: string
  /** Of a stored design, in place of the code's own. */
  preset?: string
}

/** A download's query, checked. What was not asked for is left out, so the renderers' defaults hold. */
export type SymbolParams = {
  design: DesignParams
  /** Send as an attachment. */
  download: boolean
  format: SymbolFormat
  render: Omit<RenderOptions, 'createdAt' | 'format' | 'title'>
}

const PRINTER = { cut: ['pdf'], ink: ['pdf', 'eps'] } as const

/**
 * Reads `format` (svg), the size (`widthMM` or `widthIn`, `dpi`, `size`), the print (`bleedMM`,
 * `cropMarks`, `ink`), the look (`preset`, `errorCorrection`, `foreground`, `background`) and
 * `download` from a query. Other names are ignored (cache busters, proxies' own). Throws a
 * `SymbolError` that names the parameter, what it got and what it takes.
 */
export function parseSymbolParams(query: URLSearchParams): SymbolParams {
  const read = readerOf(query)
  const format = oneOf('format', read('format')?.toLowerCase() ?? 'svg', FORMATS)
  return {
    design: readDesign(read),
    download: parseFlag('download', read('download')),
    format,
    render: { ...readSize(read), ...parsePrinterParams(read, format, PRINTER) },
  }
}

function readDesign(read: Read): DesignParams {
  const level = read('errorCorrection')?.toUpperCase()
  const [background, foreground, preset] = [read('background'), read('foreground'), read('preset')]
  if (preset === '') throw SymbolError.got('preset', preset, 'the id of a design')
  return {
    ...(background !== undefined && { background: parseColour('background', background) }),
    ...(level !== undefined && {
      errorCorrection: oneOf('errorCorrection', level, ERROR_CORRECTIONS),
    }),
    ...(foreground !== undefined && { foreground: parseColour('foreground', foreground) }),
    ...(preset !== undefined && { preset }),
  }
}

function readSize(read: Read): Pick<RenderOptions, 'dpi' | 'size' | 'widthMM'> {
  const [dpi, size, widthIn, widthMM] = ['dpi', 'size', 'widthIn', 'widthMM'].map(read)
  if (widthIn !== undefined && widthMM !== undefined) {
    throw new SymbolError('widthIn', 'says the same as widthMM in inches; leave one of them out')
  }
  return {
    ...(dpi !== undefined && { dpi: inRange('dpi', dpi, DPI) }),
    ...(size !== undefined && { size: inRange('size', size, SIZE) }),
    ...(widthIn !== undefined && { widthMM: inRange('widthIn', widthIn, WIDTH_IN) * MM_PER_INCH }),
    ...(widthMM !== undefined && { widthMM: inRange('widthMM', widthMM, WIDTH_MM) }),
  }
}
