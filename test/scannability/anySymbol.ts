import fc from 'fast-check'

import type { SymbolDesign } from '../../src/symbol/design/types.js'

import { ERROR_CORRECTIONS } from '../../src/symbol/createMatrix.js'
import { EYE_SHAPES, FRAMES, GRADIENTS, MODULE_SHAPES } from '../../src/symbol/design/types.js'

const letters = (length: { max: number; min: number }) =>
  fc.string({
    maxLength: length.max,
    minLength: length.min,
    unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
  })

/** What symbols carry: short URLs as we make them, long ones, and texts of static codes. */
export const anyContent = fc.oneof(
  {
    arbitrary: letters({ max: 10, min: 4 }).map((code) => `https://EXAMPLE.COM/Q/${code}`),
    weight: 6,
  },
  {
    arbitrary: letters({ max: 90, min: 20 }).map(
      (text) => `https://example.com/${text.toLowerCase()}?a=1`,
    ),
    weight: 2,
  },
  {
    arbitrary: letters({ max: 12, min: 8 }).map(
      (text) => `WIFI:T:WPA;S:${text};P:${text.toLowerCase()};;`,
    ),
    weight: 1,
  },
  {
    arbitrary: fc.bigInt({ max: 10n ** 15n - 1n, min: 10n ** 9n }).map((n) => `tel:+${n}`),
    weight: 1,
  },
)

const grey = (value: number) => `#${Math.round(value).toString(16).padStart(2, '0').repeat(3)}`
const anyColour = fc
  .integer({ max: 0xff_ff_ff, min: 0 })
  .map((n) => `#${n.toString(16).padStart(6, '0')}`)
const darkColour = fc
  .tuple(fc.nat(110), fc.nat(110), fc.nat(130))
  .map((rgb) => `#${rgb.map((one) => one.toString(16).padStart(2, '0')).join('')}`)
const ink = fc.oneof(
  { arbitrary: darkColour, weight: 6 },
  { arbitrary: fc.nat(160).map(grey), weight: 2 },
  { arbitrary: anyColour, weight: 2 },
)
const ground = fc.oneof(
  { arbitrary: fc.constant('#ffffff'), weight: 4 },
  { arbitrary: fc.constant('transparent'), weight: 1 },
  { arbitrary: fc.integer({ max: 255, min: 190 }).map(grey), weight: 2 },
  { arbitrary: anyColour, weight: 1 },
)

/** Designs as people make them, wrong ones among them. */
export const anyDesign: fc.Arbitrary<SymbolDesign> = fc.record({
  background: ground,
  errorCorrection: fc.constantFrom(...ERROR_CORRECTIONS),
  eyeCentre: fc.constantFrom(...EYE_SHAPES),
  eyeColour: fc.option(ink, { freq: 3, nil: null }),
  eyeFrame: fc.constantFrom(...EYE_SHAPES),
  foreground: ink,
  frame: fc.constantFrom(...FRAMES),
  frameColour: ink,
  gradient: fc.constantFrom(...GRADIENTS),
  gradientAngle: fc.integer({ max: 360, min: 0 }),
  gradientTo: ink,
  logoClear: fc.constantFrom(0, 0.5, 1, 2),
  logoSize: fc.integer({ max: 50, min: 5 }),
  modules: fc.constantFrom(...MODULE_SHAPES),
  quietZone: fc.oneof(
    { arbitrary: fc.constant(4), weight: 3 },
    { arbitrary: fc.integer({ max: 8, min: 0 }), weight: 1 },
  ),
})

/** A logo's proportions, or none. */
export const anyLogo = fc.option(
  fc.record({
    height: fc.integer({ max: 400, min: 60 }),
    width: fc.integer({ max: 400, min: 60 }),
  }),
  { freq: 2, nil: null },
)

export const anyPrint = fc.record({
  dpi: fc.constantFrom(150, 300, 600),
  widthMM: fc.integer({ max: 200, min: 8 }),
})

export const anySymbol = fc.record({
  content: anyContent,
  design: anyDesign,
  logo: anyLogo,
  print: anyPrint,
})
