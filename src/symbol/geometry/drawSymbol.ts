import type { CompleteDesign, Logo } from '../design/types.js'
import type { SymbolMatrix } from '../types.js'
import type { OutlineText } from './frames.js'
import type { LogoZone } from './logoZone.js'
import type { Drawing, Point, Shape } from './types.js'

import { eyesPath, isEye } from './eyes.js'
import { frameRoom, frameShapes } from './frames.js'
import { isCleared, logoZone } from './logoZone.js'
import { modulesPath } from './modules.js'
import { modulesPaint } from './paint.js'

export type DrawOptions = {
  /** Text of the frame; without it the frame stays without words. */
  outline?: OutlineText
  logo?: Logo | null
}

/** A symbol in its design: frame, modules, eyes and logo. Pure, so a browser shows what is printed. */
export function drawSymbol(
  { get, size }: Pick<SymbolMatrix, 'get' | 'size'>,
  design: CompleteDesign,
  { logo = null, outline }: DrawOptions = {},
): Drawing {
  const side = size + 2 * design.quietZone
  const room = frameRoom(design, side)
  const origin: Point = [room.left + design.quietZone, room.top + design.quietZone]
  const zone = logo && logoZone(size, design, logo)
  const shapes = [
    ...frameShapes(design, side, outline),
    ...symbolShapes({ get, size }, design, origin, zone),
  ]
  if (zone && logo) {
    const [x, y] = [origin[0] + zone.x, origin[1] + zone.y]
    shapes.push({ height: zone.height, kind: 'image', png: logo.png, width: zone.width, x, y })
  }
  return {
    // With a frame its round corners end the background; it is the frame's first shape then.
    background:
      design.background === 'transparent' || design.frame !== 'none' ? null : design.background,
    height: side + room.top + room.bottom,
    origin,
    shapes,
    width: side + room.left + room.right,
  }
}

/** Modules and eyes: one path per colour. */
function symbolShapes(
  { get, size }: Pick<SymbolMatrix, 'get' | 'size'>,
  design: CompleteDesign,
  origin: Point,
  zone: LogoZone | null,
): Shape[] {
  const { eyeCentre, eyeColour, eyeFrame, modules } = design
  const areSquare = [modules, eyeFrame, eyeCentre].every((shape) => shape === 'square')
  const eyesApart = !areSquare || eyeColour !== null
  const isDrawn = (x: number, y: number) =>
    get(x, y) && !(zone && isCleared(zone, x, y)) && !(eyesApart && isEye(x, y, size))
  const data = modulesPath(modules, isDrawn, size, origin)
  const eyes = eyesApart ? eyesPath(eyeFrame, eyeCentre, size, origin) : ''
  const paint = modulesPaint(design, origin, size)
  if (!eyeColour) return [{ d: data + eyes, kind: 'path', paint }]
  return [
    { d: data, kind: 'path', paint },
    { d: eyes, kind: 'path', paint: { colour: eyeColour, kind: 'solid' } },
  ]
}
