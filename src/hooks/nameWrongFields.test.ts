import { expect, it } from 'vitest'

import { nameWrongFields } from './nameWrongFields.js'

const ask = (error: object, result: object) => nameWrongFields({ error, result } as never)
const data = { errors: [{ message: 'Did you mean https://…?', path: 'destination.url' }] }
const refused = Object.assign(new Error('The following field is invalid'), { data })

it('puts the fields of an error of another copy of Payload back', () => {
  expect(ask(refused, { errors: [{ message: refused.message }] })).toEqual({
    response: { errors: [{ name: 'Error', data, message: refused.message }] },
  })
})

it('leaves complete answers, and errors that name no field, as they are', () => {
  expect(ask(refused, { errors: [{ data, message: refused.message }] })).toBeUndefined()
  expect(
    ask(new Error('secret'), { errors: [{ message: 'Something went wrong.' }] }),
  ).toBeUndefined()
})
