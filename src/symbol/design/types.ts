import type { ErrorCorrection } from '../types.js'

export const MODULE_SHAPES = ['square', 'rounded', 'liquid', 'dots', 'columns', 'rows'] as const
export const EYE_SHAPES = ['square', 'rounded', 'circle', 'leaf'] as const
export const FRAMES = ['none', 'border', 'below', 'above'] as const

export type ModuleShape = (typeof MODULE_SHAPES)[number]
export type EyeShape = (typeof EYE_SHAPES)[number]
export type FrameShape = (typeof FRAMES)[number]

/**
 * How a symbol looks, as it is stored: what is left out is inherited, in the end from
 * `DEFAULT_DESIGN`. Colours are `#rrggbb`.
 */
export type SymbolDesign = {
  /** Colour of the light modules and the quiet zone. */
  background?: 'transparent' | (string & {})
  /** Level asked for at least; with a logo `Q` or `H`. */
  errorCorrection?: ErrorCorrection
  /** Colour of the three eyes, where it is not that of the modules. */
  eyeColour?: null | string
  eyeCentre?: EyeShape
  eyeFrame?: EyeShape
  /** Colour of the dark modules. */
  foreground?: string
  /** What stands around the symbol. */
  frame?: FrameShape
  frameColour?: string
  /** Call to action, in one line. */
  frameText?: string
  frameTextColour?: string
  /** From `foreground` to this colour; `null`: one colour. */
  gradient?: 'linear' | 'none' | 'radial'
  /** Degrees, clockwise; 0 goes from left to right. */
  gradientAngle?: number
  gradientTo?: string
  /** Free modules around the logo. */
  logoClear?: number
  /** Width of the logo in per cent of the symbol's, quiet zone not included. */
  logoSize?: number
  modules?: ModuleShape
  /** Light border in modules. */
  quietZone?: number
}

/** A design with nothing left out. */
export type CompleteDesign = Required<SymbolDesign>

/** A logo as it is drawn: a PNG, whatever the file was. */
export type Logo = { height: number; png: Uint8Array; width: number }
