import type { SymbolMatrix } from './types.js'

/**
 * All dark modules as one path in whole module units, `offset` modules from the top left corner.
 * Every run of a row is one rectangle; one path filled once leaves no hairlines between rows.
 */
export function modulesPath({ get, size }: Pick<SymbolMatrix, 'get' | 'size'>, offset = 0): string {
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!get(x, y)) continue
      const start = x
      while (get(x + 1, y)) x++
      const length = x + 1 - start
      path += `M${start + offset} ${y + offset}h${length}v1h-${length}z`
    }
  }
  return path
}
