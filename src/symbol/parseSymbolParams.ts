import type { ErrorCorrection, SymbolFormat } from './types.js'

import { ERROR_CORRECTIONS } from './createMatrix.js'
import { symbolColours } from './symbolColours.js'
import { inRange, SIZE, SymbolError, WIDTH_MM } from './SymbolError.js'

const FORMATS: readonly SymbolFormat[] = ['svg', 'png', 'pdf']

/** A download's query, checked. What was not asked for is left out, so the renderers' defaults hold. */
export type SymbolParams = {
  background?: string
  /** Send as an attachment. */
  download: boolean
  errorCorrection?: ErrorCorrection
  foreground?: string
  format: SymbolFormat
  /** Pixels, for `svg` and `png`. */
  size?: number
  /** Millimetres with quiet zone, for `pdf`. */
  widthMM?: number
}

/**
 * Reads `format` (svg), `size`, `widthMM`, `errorCorrection`, `foreground`, `background` and
 * `download` from a query. Other names are ignored (cache busters, proxies' own). Throws a
 * `SymbolError` that names the parameter, what it got and what it takes.
 */
export function parseSymbolParams(query: URLSearchParams): SymbolParams {
  const read = (name: string): string | undefined => {
    const [value, ...more] = query.getAll(name)
    if (more.length > 0) throw new SymbolError(name, 'given more than once, takes one value')
    return value
  }
  const params: SymbolParams = {
    download: parseFlag('download', read('download')),
    format: oneOf('format', read('format')?.toLowerCase() ?? 'svg', FORMATS),
  }
  const level = read('errorCorrection')
  if (level !== undefined) {
    params.errorCorrection = oneOf('errorCorrection', level.toUpperCase(), ERROR_CORRECTIONS)
  }
  const size = read('size')
  if (size !== undefined) params.size = inRange('size', size, SIZE)
  const widthMM = read('widthMM')
  if (widthMM !== undefined) params.widthMM = inRange('widthMM', widthMM, WIDTH_MM)
  const [foreground, background] = [read('foreground'), read('background')]
  const colours = symbolColours({ background, foreground })
  if (foreground !== undefined) params.foreground = colours.foreground
  if (background !== undefined) params.background = colours.background
  return params
}

function oneOf<T extends string>(parameter: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value)
  if (!found) throw SymbolError.got(parameter, value, choices.join(', '))
  return found
}

/** Bare (`?download`) counts as yes. */
function parseFlag(parameter: string, value: string | undefined): boolean {
  if (value === undefined) return false
  if (/^(1|true)?$/.test(value)) return true
  if (/^(0|false)$/.test(value)) return false
  throw SymbolError.got(parameter, value, 'true or false')
}
