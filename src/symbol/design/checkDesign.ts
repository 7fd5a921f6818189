import type { SymbolDesign } from './types.js'

import { ERROR_CORRECTIONS } from '../createMatrix.js'
import { inRange, type Range, SymbolError } from '../SymbolError.js'
import { DEFAULT_DESIGN } from './completeDesign.js'
import { parseColour } from './parseColour.js'
import { EYE_SHAPES, FRAMES, MODULE_SHAPES } from './types.js'

/** Longest call to action: more is not read from a poster. */
export const LONGEST_FRAME_TEXT = 40

const RANGES = {
  gradientAngle: { integer: true, max: 360, min: 0, unit: 'degrees' },
  logoClear: { max: 4, min: 0, unit: 'modules' },
  logoSize: { max: 50, min: 5, unit: '% of the symbol' },
  quietZone: { integer: true, max: 40, min: 0, unit: 'modules' },
} satisfies Record<string, Range>

const CHOICES = {
  errorCorrection: ERROR_CORRECTIONS,
  eyeCentre: EYE_SHAPES,
  eyeFrame: EYE_SHAPES,
  frame: FRAMES,
  gradient: ['none', 'linear', 'radial'],
  modules: MODULE_SHAPES,
} satisfies Record<string, readonly string[]>

type Check = (name: string, value: unknown) => unknown

const colour: Check = (name, value) => parseColour(name, value)
const choice: Check = (name, value) => {
  const takes: readonly string[] = CHOICES[lastOf(name) as keyof typeof CHOICES]
  if (!takes.includes(value as string)) throw SymbolError.got(name, value, takes.join(', '))
  return value
}
const number: Check = (name, value) => {
  if (typeof value !== 'number') throw SymbolError.got(name, value, 'a number')
  return inRange(name, value, RANGES[lastOf(name) as keyof typeof RANGES])
}
const text: Check = (name, value) => {
  const problem = `a text of at most ${LONGEST_FRAME_TEXT} characters in one line`
  if (typeof value !== 'string' || /[\p{Cc}\p{Surrogate}]/u.test(value)) {
    throw SymbolError.got(name, value, problem)
  }
  if ([...value].length > LONGEST_FRAME_TEXT) throw SymbolError.got(name, value, problem)
  return value.normalize('NFC')
}

const CHECKS: Record<keyof SymbolDesign, Check> = {
  background: (name, value) => (value === 'transparent' ? value : colour(name, value)),
  errorCorrection: choice,
  eyeCentre: choice,
  eyeColour: (name, value) => (value === null ? null : colour(name, value)),
  eyeFrame: choice,
  foreground: colour,
  frame: choice,
  frameColour: colour,
  frameText: text,
  frameTextColour: colour,
  gradient: choice,
  gradientAngle: number,
  gradientTo: colour,
  logoClear: number,
  logoSize: number,
  modules: choice,
  quietZone: number,
}

/**
 * A design as it may be stored: known parts alone, colours as `#rrggbb`. Throws a `SymbolError` that
 * names the part, `design.modules` say, and what it takes. Whether it scans is another question:
 * see `verdict`.
 *
 * @param path - what messages call it
 */
export function checkDesign(written: unknown, path = 'design'): SymbolDesign {
  if (written === null || written === undefined) return {}
  if (typeof written !== 'object' || Array.isArray(written)) {
    throw SymbolError.got(path, written, 'an object such as { "modules": "rounded" }')
  }
  const checked: [string, unknown][] = []
  for (const [name, value] of Object.entries(written)) {
    if (!Object.hasOwn(DEFAULT_DESIGN, name)) {
      const known = Object.keys(DEFAULT_DESIGN).join(', ')
      throw new SymbolError(
        `${path}.${name}`.slice(0, 60),
        `is no part of a design; takes ${known}`,
      )
    }
    if (value === undefined) continue
    checked.push([name, CHECKS[name as keyof SymbolDesign](`${path}.${name}`, value)])
  }
  return Object.fromEntries(checked)
}

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
