import type { CompleteDesign } from '../design/types.js'
import type { Shape } from './types.js'

import { boxPath, roundBox } from './paths.js'

/** Draws one line of text as outlines; `size` is the height of capital letters and ascenders. */
export type OutlineText = (
  text: string,
  place: { anchor: 'middle'; maxWidth: number; size: number; x: number; y: number },
) => { d: string; missing: string[]; width: number }

/** Space a frame takes on each side, in parts of the symbol's side with its quiet zone. */
const BORDER = 0.035
const LABEL = 0.19
const RADIUS = 0.06

export type FrameRoom = { bottom: number; left: number; right: number; top: number }

/** What a frame adds around a symbol `side` modules wide. */
export function frameRoom({ frame }: Pick<CompleteDesign, 'frame'>, side: number): FrameRoom {
  if (frame === 'none') return { bottom: 0, left: 0, right: 0, top: 0 }
  const border = side * BORDER
  return {
    bottom: frame === 'below' ? side * LABEL : border,
    left: border,
    right: border,
    top: frame === 'above' ? side * LABEL : border,
  }
}

/** The frame and its text; nothing without a frame. */
export function frameShapes(design: CompleteDesign, side: number, outline?: OutlineText): Shape[] {
  if (design.frame === 'none') return []
  const room = frameRoom(design, side)
  const [width, height] = [side + room.left + room.right, side + room.top + room.bottom]
  const outer = side * RADIUS
  const shapes: Shape[] = [
    ...(design.background === 'transparent'
      ? []
      : [fill(roundBox(0, 0, width, height, outer), design.background)]),
    fill(
      roundBox(0, 0, width, height, outer) +
        // square: a round corner would reach into the quiet zone
        boxPath(room.left, room.top, side, side),
      design.frameColour,
    ),
  ]
  const label = design.frame === 'below' ? room.bottom : room.top
  if (design.frame === 'border' || !design.frameText.trim() || !outline) return shapes
  const size = label * 0.5
  const middle = design.frame === 'below' ? height - label / 2 : label / 2
  const { d } = outline(design.frameText, {
    anchor: 'middle',
    maxWidth: width - 2 * outer,
    size,
    x: width / 2,
    y: middle,
  })
  if (d) shapes.push(fill(d, design.frameTextColour))
  return shapes
}

const fill = (d: string, colour: string): Shape => ({
  d,
  kind: 'path',
  paint: { colour, kind: 'solid' },
})
