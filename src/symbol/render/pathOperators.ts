import type { Point } from '../geometry/types.js'
import type { Step } from './readPath.js'

import { decimals } from './colour.js'
import { readPath } from './readPath.js'

/**
 * A drawing's path in the operators of PDF: `m`, `l`, `c`, `h`, and `re` for upright rectangles, of
 * which a symbol has hundreds. EPS defines the same names.
 */
export function pathOperators(d: string): string {
  const steps = readPath(d)
  let out = ''
  for (let at = 0; at < steps.length; at++) {
    const rectangle = rectangleAt(steps, at)
    if (rectangle) {
      out += `${rectangle.map(decimals).join(' ')} re\n`
      at += 4
    } else out += operator(steps[at]!)
  }
  return out
}

function operator(step: Step): string {
  if (step.kind === 'Z') return 'h\n'
  if (step.kind === 'C') return `${step.points.map(pair).join(' ')} c\n`
  return `${pair(step.to)} ${step.kind === 'M' ? 'm' : 'l'}\n`
}

const pair = ([x, y]: Point): string => `${decimals(x)} ${decimals(y)}`

/** Left, top, width and height, where the five steps from here go once around an upright rectangle. */
function rectangleAt(steps: Step[], at: number): [number, number, number, number] | null {
  const [a, b, c, d, end] = [0, 1, 2, 3, 4].map((next) => steps[at + next])
  if (a?.kind !== 'M' || b?.kind !== 'L' || c?.kind !== 'L' || d?.kind !== 'L') return null
  const [[left, top], [right, bottom]] = [a.to, c.to]
  const upright = b.to[0] === right && b.to[1] === top && d.to[0] === left && d.to[1] === bottom
  return end?.kind === 'Z' && upright ? [left, top, right - left, bottom - top] : null
}
