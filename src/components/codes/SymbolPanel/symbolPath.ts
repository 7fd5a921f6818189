import { createMatrix } from '../../../symbol/createMatrix.js'
import { modulesPath } from '../../../symbol/modulesPath.js'

export type SymbolPath = {
  /** Dark modules, in module units. */
  path: string
  /** Modules per side, quiet zone included. */
  side: number
  /** Modules per side without it. */
  size: number
}

const QUIET = 4

/** What the admin draws of a symbol; the same modules as in every download. */
export function symbolPath(content: string): SymbolPath {
  const matrix = createMatrix(content)
  return { path: modulesPath(matrix, QUIET), side: matrix.size + 2 * QUIET, size: matrix.size }
}
