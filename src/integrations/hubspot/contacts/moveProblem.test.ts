import { expect, it } from 'vitest'

import { moveProblem } from './moveProblem.js'
import { plainReason } from '../client/plainReason.js'

it.each([
  ['OBJECT_NOT_FOUND', 'Could not get some CONTACT objects, they may be deleted', 'gone'],
  ['CONFLICT', 'Contact already exists. Existing ID: 51', 'taken'],
  ['OBJECT_ALREADY_EXISTS', 'Contact already exists. Existing ID: 51', 'taken'],
  ['VALIDATION_ERROR', 'A contact with email a@b.co already exists. Existing ID: 51', 'taken'],
  ['VALIDATION_ERROR', 'Property values were not valid: [{"error":"CONTACT_EXISTS","name":"email"}]', 'taken'], // prettier-ignore
  ['VALIDATION_ERROR', 'Property values were not valid: [{"error":"INVALID_EMAIL","name":"email"}]', null], // prettier-ignore
  ['VALIDATION_ERROR', 'Property "qr_codes" does not exist', null],
  ['NOT_FOUND', 'resource not found', null],
])('%s, “%s”: %s', (category, message, problem) => {
  expect(moveProblem(plainReason({ category, message }, ['a@b.co']))).toBe(problem)
})
