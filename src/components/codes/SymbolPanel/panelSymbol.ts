import { type SmallerSymbol, smallerSymbol } from '../../../symbol/smallerSymbol.js'
import { type SymbolPath, symbolPath } from './symbolPath.js'

/** A symbol, and what a few characters fewer in its short URL would save. */
export type PanelSymbol = { fewer: null | SmallerSymbol } & SymbolPath

export const panelSymbol = (content: string): PanelSymbol => ({
  ...symbolPath(content),
  fewer: smallerSymbol(content),
})
