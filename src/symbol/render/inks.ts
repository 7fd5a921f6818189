import type { Drawing } from '../geometry/types.js'

import { SymbolError } from '../SymbolError.js'

export const INKS = ['rgb', 'cmyk', 'spot'] as const

/**
 * What a PDF or EPS is printed with.
 *
 * - `rgb`: colours as they are on a screen; pure black and white still as black ink and none
 * - `cmyk`: every colour in the four inks, by plain conversion
 * - `spot`: every colour an ink of its own, named after it (`QR 1A2B3C`); black is the black plate
 */
export type Ink = (typeof INKS)[number]

/** A spot ink's name: what a press calls its black plate, or the colour it stands for. */
export const spotName = (hex: string): string =>
  hex === '#000000' ? 'Black' : `QR ${hex.slice(1).toUpperCase()}`

/** An ink of its own has no colour between two others, and a picture has too many. */
export function checkInk(ink: Ink, { shapes }: Drawing): void {
  if (ink !== 'spot') return
  const cannot = shapes.find((shape) => shape.kind === 'image' || shape.paint.kind !== 'solid')
  if (!cannot) return
  throw noSpot(cannot.kind === 'image' ? 'a logo' : 'a gradient')
}

export const noSpot = (what: string): SymbolError =>
  new SymbolError('ink', `spot cannot print ${what}; takes rgb or cmyk for this design`)
