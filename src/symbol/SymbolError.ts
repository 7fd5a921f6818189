/** Bad input to a symbol. `parameter` names it, the message says what came and what is taken. */
export class SymbolError extends Error {
  override readonly name = 'SymbolError'

  constructor(
    readonly parameter: string,
    problem: string,
  ) {
    super(`${parameter}: ${problem}`)
  }

  /** The usual case: one value, and what it should have been. */
  static got(parameter: string, value: unknown, takes: string): SymbolError {
    // A string is shown as it came, but never at length: the message ends up in responses.
    const shown = typeof value === 'string' ? JSON.stringify(shorten(value)) : String(value)
    return new SymbolError(parameter, `got ${shown}, takes ${takes}`)
  }
}

function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value
}

export type Range = { integer?: boolean; max: number; min: number; unit: string }

/** Pixels wanted of an image. */
export const SIZE: Range = { integer: true, max: 4096, min: 64, unit: 'px' }

/** An SVG's `width` and `height`: it has no resolution, so the numbers only keep mistakes out. */
export const SVG_SIZE: Range = { integer: true, max: 65_535, min: 1, unit: 'px' }

/** Printed width in millimetres, quiet zone included. */
export const WIDTH_MM: Range = { max: 2000, min: 5, unit: 'mm' }

/** The same in inches. */
export const WIDTH_IN: Range = { max: 78, min: 0.2, unit: 'inches' }

/** Least resolution of an image in print. */
export const DPI: Range = { max: 2400, min: 72, unit: 'dpi' }

/** What is printed around the symbol and cut off, in millimetres. */
export const BLEED_MM: Range = { max: 20, min: 0, unit: 'mm' }

/** In modules. Four is the standard's least (ISO/IEC 18004:2015, 6.3.8); readers fail below it. */
export const QUIET_ZONE: Range = { integer: true, max: 40, min: 4, unit: 'modules' }

/** The number, or a `SymbolError` that names the range. Text must be plain decimal: no `1e3`. */
export function inRange(parameter: string, value: number | string, range: Range): number {
  const number = typeof value === 'number' || /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN
  const fits = number >= range.min && number <= range.max
  if (!fits || (range.integer && !Number.isInteger(number))) {
    const kind = range.integer ? 'a whole number' : 'a number'
    throw SymbolError.got(
      parameter,
      value,
      `${kind} from ${range.min} to ${range.max} (${range.unit})`,
    )
  }
  return number
}
