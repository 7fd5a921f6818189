/** A corner of an outline on the module grid, and whether the area turns outwards there. */
export type Corner = { convex: boolean; x: number; y: number }

/**
 * Outlines of the dark area, corner by corner, dark on the right hand. Modules that touch by a
 * corner alone are two areas. One outline per area and hole, so that a file holds no inner edges.
 */
export function contours(isDark: (x: number, y: number) => boolean, size: number): Corner[][] {
  // Edges that lead to the right along the top of a dark module start every outline once.
  const seen = new Set<number>()
  const outlines: Corner[][] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y) || isDark(x, y - 1) || seen.has(y * size + x)) continue
      outlines.push(follow(x, y))
    }
  }
  return outlines

  function follow(startX: number, startY: number): Corner[] {
    const corners: Corner[] = []
    let [x, y, dx, dy] = [startX, startY, 1, 0]
    do {
      if (dx === 1) seen.add(y * size + x)
      x += dx
      y += dy
      // What lies ahead on the right hand and on the left, seen from the point reached.
      const right = isDark(x + (dx - dy - 1) / 2, y + (dy + dx - 1) / 2)
      const left = isDark(x + (dx + dy - 1) / 2, y + (dy - dx - 1) / 2)
      if (right && !left) continue
      // Where only the left one is dark the areas touch by a corner, and this one ends there.
      const convex = !right
      corners.push({ convex, x, y })
      ;[dx, dy] = convex ? [-dy, dx] : [dy, -dx]
    } while (x !== startX || y !== startY || dx !== 1)
    return corners
  }
}
