import type { Point } from '../geometry/types.js'

/** A step of an outline, in absolute points. */
export type Step =
  | { kind: 'C'; points: readonly [Point, Point, Point] }
  | { kind: 'L' | 'M'; to: Point }
  | { kind: 'Z' }

/** Reads a drawing's `d`: absolute `M`, `L`, `C`, `Z`. */
export function readPath(d: string): Step[] {
  const steps: Step[] = []
  let command = ''
  const tokens = d.match(/[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []
  let at = 0
  const number = () => Number(tokens[at++])
  const point = (): Point => [number(), number()]
  while (at < tokens.length) {
    if (/[A-Za-z]/.test(tokens[at]!)) command = tokens[at++]!
    if (command === 'M' || command === 'L') {
      steps.push({ kind: command, to: point() })
      // Further pairs of points behind a move are lines.
      command = 'L'
    } else if (command === 'C') steps.push({ kind: 'C', points: [point(), point(), point()] })
    else if (command === 'Z') {
      steps.push({ kind: 'Z' })
      command = ''
    } else throw new Error(`a drawing's path has ${JSON.stringify(command || tokens[at])}`)
  }
  return steps
}
