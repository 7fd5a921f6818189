/** Share of the symbol that may be damaged and still read: L 7 %, M 15 %, Q 25 %, H 30 %. */
export type ErrorCorrection = 'H' | 'L' | 'M' | 'Q'

/** A QR symbol without its quiet zone. The one thing every renderer draws from. */
export type SymbolMatrix = {
  /** What the symbol really carries: at least what was asked for. */
  errorCorrection: ErrorCorrection
  /** Dark? `x` to the right, `y` down, from 0; outside the symbol everything is light. */
  get: (x: number, y: number) => boolean
  /** Row by row, 1 is dark; `size * size` long. */
  modules: Uint8Array
  /** Modules per side: 17 + 4 × version. */
  size: number
  /** 1 to 40. */
  version: number
}

export type SymbolFormat = 'eps' | 'pdf' | 'png' | 'svg'
