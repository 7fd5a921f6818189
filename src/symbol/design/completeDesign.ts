import type { CompleteDesign, SymbolDesign } from './types.js'

/** What every printer and reader is at home with. */
export const DEFAULT_DESIGN: CompleteDesign = {
  background: '#ffffff',
  errorCorrection: 'M',
  eyeCentre: 'square',
  eyeColour: null,
  eyeFrame: 'square',
  foreground: '#000000',
  frame: 'none',
  frameColour: '#000000',
  frameText: '',
  frameTextColour: '#ffffff',
  gradient: 'none',
  gradientAngle: 0,
  gradientTo: '#000000',
  logoClear: 1,
  logoSize: 20,
  modules: 'square',
  quietZone: 4,
}

/** Designs from the farthest to the nearest: each says only what it changes. */
export function completeDesign(
  ...layers: readonly (null | SymbolDesign | undefined)[]
): CompleteDesign {
  const said = layers.map((layer) =>
    Object.fromEntries(
      Object.entries(layer ?? {}).filter(
        ([key, value]) => value !== undefined && key in DEFAULT_DESIGN,
      ),
    ),
  )
  return Object.assign({}, DEFAULT_DESIGN, ...said) as CompleteDesign
}
