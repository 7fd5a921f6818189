import type { FormState } from 'payload'

import { expect, it } from 'vitest'

import { followSaved, withKnown } from './followSaved.js'

const before = { destination: { url: 'https://a.example/' }, status: 'active', title: 'Derby' }

it('what a person has not touched follows what was saved; what they typed stays', () => {
  const fields: FormState = {
    'destination.url': { value: 'https://mine.example/' },
    status: { valid: true, value: 'active' },
    title: { value: 'Derby' },
  }
  const saved = { ...before, destination: { url: 'https://theirs.example/' }, status: 'paused' }
  expect(followSaved(fields, before, saved)).toEqual({
    status: { initialValue: 'paused', valid: true, value: 'paused' },
  })
})

it('what a refused save showed is known beside what was loaded', () => {
  expect(withKnown(before, { 'destination.url': 'https://theirs.example/', status: null })).toEqual(
    {
      destination: { url: 'https://theirs.example/' },
      status: null,
      title: 'Derby',
    },
  )
})
