import type { JSONField } from 'payload'

import { ERROR_CORRECTIONS } from '../../symbol/createMatrix.js'
import { EYE_SHAPES, FRAMES, GRADIENTS, MODULE_SHAPES } from '../../symbol/design/types.js'

type Schema = ReturnType<NonNullable<JSONField['typescriptSchema']>[number]>

const text = { type: 'string' } satisfies Schema
const number = { type: 'number' } satisfies Schema
const oneOf = (choices: readonly string[]): Schema => ({ type: 'string', enum: [...choices] })

/** The type of a stored design in the host's generated types; `checkDesign` is what decides. */
export const designSchema: Schema = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    background: text,
    errorCorrection: oneOf(ERROR_CORRECTIONS),
    eyeCentre: oneOf(EYE_SHAPES),
    eyeColour: { type: ['string', 'null'] },
    eyeFrame: oneOf(EYE_SHAPES),
    foreground: text,
    frame: oneOf(FRAMES),
    frameColour: text,
    frameText: text,
    frameTextColour: text,
    gradient: oneOf(GRADIENTS),
    gradientAngle: number,
    gradientTo: text,
    logoClear: number,
    logoSize: number,
    modules: oneOf(MODULE_SHAPES),
    quietZone: number,
  },
}
