import type { Drawing, Shape } from '../../src/symbol/geometry/types.js'
import type { SymbolMatrix } from '../../src/symbol/types.js'

type Look = { background?: null | string; foreground?: string; quietZone?: number }

/** Square modules of one colour: a drawing whose every module is known. */
export function plainDrawing(matrix: SymbolMatrix, look: Look = {}): Drawing {
  const { background = '#ffffff', foreground = '#000000', quietZone = 4 } = look
  const side = matrix.size + 2 * quietZone
  let d = ''
  for (let y = 0; y < matrix.size; y++) {
    for (let x = 0; x < matrix.size; x++) {
      if (matrix.get(x, y)) d += square(x + quietZone, y + quietZone)
    }
  }
  const modules: Shape = { d, kind: 'path', paint: { colour: foreground, kind: 'solid' } }
  return {
    background,
    height: side,
    origin: [quietZone, quietZone],
    shapes: [modules],
    width: side,
  }
}

/** The same with circles for modules, in a gradient, with a picture in the middle where one is given. */
export function styledDrawing(
  matrix: SymbolMatrix,
  look: { logo?: Uint8Array } & Look = {},
): Drawing {
  const plain = plainDrawing(matrix, look)
  const { quietZone = 4 } = look
  const middle = plain.width / 2
  let d = ''
  for (let y = 0; y < matrix.size; y++) {
    for (let x = 0; x < matrix.size; x++) {
      const [right, down] = [
        Math.abs(x - matrix.size / 2 + 0.5),
        Math.abs(y - matrix.size / 2 + 0.5),
      ]
      const free = look.logo && right < 3 && down < 3
      if (!matrix.get(x, y) || free) continue
      // Decoders find a symbol by its eyes; these stay square.
      const far = matrix.size - 7
      const eye = (x < 7 && (y < 7 || y >= far)) || (x >= far && y < 7)
      const [left, top] = [x + quietZone, y + quietZone]
      d += eye ? square(left, top) : circle(left, top)
    }
  }
  const paint = {
    from: [0, 0],
    kind: 'linear',
    stops: [
      { colour: '#102a80', offset: 0 },
      { colour: '#7a1040', offset: 1 },
    ],
    to: [plain.width, plain.height],
  } as const
  const shapes: Shape[] = [{ d, kind: 'path', paint }]
  if (look.logo) {
    const size = { height: 4, width: 4, x: middle - 2, y: middle - 2 }
    shapes.push({ kind: 'image', png: look.logo, ...size })
  }
  return { ...plain, shapes }
}

const square = (x: number, y: number) => `M${x} ${y}L${x + 1} ${y}L${x + 1} ${y + 1}L${x} ${y + 1}Z`

/** A circle as wide as a module, of four curves. */
function circle(x: number, y: number): string {
  const k = 0.2761424
  const [l, t, r, b, cx, cy] = [x, y, x + 1, y + 1, x + 0.5, y + 0.5]
  return (
    `M${cx} ${t}C${cx + k} ${t} ${r} ${cy - k} ${r} ${cy}C${r} ${cy + k} ${cx + k} ${b} ${cx} ${b}` +
    `C${cx - k} ${b} ${l} ${cy + k} ${l} ${cy}C${l} ${cy - k} ${cx - k} ${t} ${cx} ${t}Z`
  )
}
