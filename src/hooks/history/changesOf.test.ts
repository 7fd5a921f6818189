import { expect, it } from 'vitest'

import { changesOf, isStill, undoOf } from './changesOf.js'

const FIELDS = ['title', 'destination', 'utm', 'startsAt', 'campaign']
const BEFORE = {
  campaign: 3,
  destination: { reference: null, type: 'url', url: 'https://a.example/' },
  startsAt: '2026-05-01T08:00:00.000Z',
  title: 'Gate',
  utm: { campaign: null, off: false, source: 'poster' },
}

it('sees no change where two states mean the same', () => {
  const after = {
    ...BEFORE,
    campaign: '3',
    startsAt: new Date(BEFORE.startsAt),
    utm: { campaign: '', source: 'poster' },
  }
  expect(changesOf(FIELDS, BEFORE, after)).toEqual([])
})

it('names fields of a group one by one, and a destination as a whole', () => {
  const reference = { relationTo: 'pages', value: { id: 7, title: 'Tickets' } }
  const after = {
    ...BEFORE,
    // what the form still holds of the address leads nowhere
    destination: { ...BEFORE.destination, reference, type: 'reference' },
    title: 'East gate',
    utm: { campaign: 'derby', off: true, source: 'poster' },
  }
  const changes = changesOf(FIELDS, BEFORE, after)
  expect(changes).toEqual([
    { field: 'title', from: 'Gate', to: 'East gate' },
    {
      field: 'destination',
      from: { type: 'url', url: 'https://a.example/' },
      to: { reference: { relationTo: 'pages', value: 7 }, type: 'reference' },
    },
    { field: 'utm.campaign', from: null, to: 'derby' },
    { field: 'utm.off', from: false, to: true },
  ])
  expect(isStill({ changes }, after)).toBe(true)
  expect(isStill({ changes }, { ...after, title: 'West gate' })).toBe(false)
})

it('takes a change back and leaves the rest of a group as it is', () => {
  const changes = changesOf(FIELDS, BEFORE, { ...BEFORE, utm: { ...BEFORE.utm, source: 'flyer' } })
  const now = { ...BEFORE, utm: { campaign: 'derby', off: false, source: 'flyer' } }
  expect(undoOf({ changes }, now)).toEqual({
    utm: { campaign: 'derby', off: false, source: 'poster' },
  })
})

it('takes a first destination back', () => {
  const empty = { ...BEFORE, destination: { type: 'url', url: null } }
  const changes = changesOf(FIELDS, empty, BEFORE)
  expect(undoOf({ changes }, BEFORE)).toEqual({
    destination: { reference: null, type: 'url', url: null },
  })
})
