import { expect, it } from 'vitest'

import { buildDestination } from './buildDestination.js'
import { plainDestination } from './plainDestination.js'

const utm = { campaign: null, content: 'hot', medium: 'print', source: 'qr', term: null }

it('is what buildDestination makes, for every destination that shares the tags', () => {
  for (const path of ['/a', '/b', '/a?x=1#top']) {
    const destination = `https://example.com${path}`
    expect(plainDestination(destination, utm)).toEqual(buildDestination(destination, utm, null))
  }
})

it('is made once for a hot code', () => {
  const first = plainDestination('https://example.com/', utm)
  expect(plainDestination('https://example.com/', utm)).toBe(first)
  expect(plainDestination('https://example.com/', { ...utm, content: 'new' }).url).toContain('new')
})
