import { expect, it } from 'vitest'

import { conditionOn, withCondition } from './quickWhere.js'

const paused = { equals: 'paused' }
const title = { title: { like: 'x' } }

it('adds, replaces and removes one condition and keeps the others', () => {
  const first = withCondition(undefined, 'state', paused)
  expect(first).toEqual({ or: [{ and: [{ state: paused }] }] })
  expect(conditionOn(first, 'state')).toEqual(paused)
  const both = withCondition({ or: [{ and: [title, { state: paused }] }] }, 'state', {
    equals: 'active',
  })
  expect(both).toEqual({ or: [{ and: [title, { state: { equals: 'active' } }] }] })
  expect(withCondition(both, 'state', null)).toEqual({ or: [{ and: [title] }] })
  expect(withCondition(first, 'state', null)).toEqual({})
})

it('keeps an alternative of the filter drawer whole', () => {
  const either = { or: [{ and: [title] }, { and: [{ code: { equals: 'A' } }] }] }
  const where = withCondition(either, 'state', paused)
  expect(where).toEqual({ or: [{ and: [either, { state: paused }] }] })
  expect(conditionOn(where, 'state')).toEqual(paused)
})

it('reads what was written by hand', () => {
  expect(conditionOn({ state: paused }, 'state')).toEqual(paused)
  expect(conditionOn({ and: [{ state: paused }] }, 'state')).toEqual(paused)
  expect(conditionOn({}, 'state')).toBeNull()
})
