import type { CompleteDesign } from '../design/types.js'
import type { Paint, Point } from './types.js'

/** What the modules are filled with, over the `size` modules from `at`. */
export function modulesPaint(design: CompleteDesign, [left, top]: Point, size: number): Paint {
  const { foreground, gradient, gradientAngle, gradientTo } = design
  if (gradient === 'none') return { colour: foreground, kind: 'solid' }
  const stops = [
    { colour: foreground, offset: 0 },
    { colour: gradientTo, offset: 1 },
  ]
  const [middleX, middleY] = [left + size / 2, top + size / 2]
  if (gradient === 'radial') {
    return { centre: [middleX, middleY], kind: 'radial', radius: size * Math.SQRT1_2, stops }
  }
  const angle = (gradientAngle * Math.PI) / 180
  const [right, down] = [Math.cos(angle), Math.sin(angle)]
  // From corner to corner, whatever the angle.
  const half = ((Math.abs(right) + Math.abs(down)) * size) / 2
  return {
    from: [middleX - right * half, middleY - down * half],
    kind: 'linear',
    stops,
    to: [middleX + right * half, middleY + down * half],
  }
}
