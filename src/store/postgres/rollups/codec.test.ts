import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Facet } from './codec.js'

import { addTo, encodeFacet, mergeFacet, readFacet } from './codec.js'

const always = () => true
// Sparse and dense, up to what a month has milliseconds.
const number = fc.oneof(
  fc.nat(3),
  fc.nat(200),
  fc.integer({ max: 2 ** 32, min: 0 }),
  fc.constantFrom(31, 32, 63, 64, 65, 4095, 4096, 262_143, 262_144, 2 ** 45),
)
const entries = fc.array(fc.tuple(fc.nat(90_000), number, number), { maxLength: 60 })

const facetOf = (list: readonly (readonly [number, number, number])[]): Facet => {
  const facet: Facet = new Map()
  for (const [segment, id, count] of list) addTo(facet, segment, id, count)
  return facet
}

describe('facets as text', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const back: Facet = new Map()
        mergeFacet(back, encodeFacet(facetOf(list)))
        expect(back).toEqual(facetOf(list))
      }),
    )
  })

  it('add up', () => {
    fc.assert(
      fc.property(entries, entries, (some, more) => {
        const sum = facetOf(some)
        mergeFacet(sum, encodeFacet(facetOf(more)))
        expect(sum).toEqual(facetOf([...some, ...more]))
      }),
    )
  })

  it('of sets hold ids alone, and united name each once', () => {
    fc.assert(
      fc.property(entries, entries, (some, more) => {
        const united: Facet = new Map()
        for (const list of [some, more]) {
          mergeFacet(united, encodeFacet(facetOf(list.map(([a, b]) => [a, b, 0])), true), true)
        }
        expect(united).toEqual(facetOf([...some, ...more].map(([a, b]) => [a, b, 0])))
      }),
    )
  })

  it('pass over segments nobody wants', () => {
    fc.assert(
      fc.property(entries, fc.nat(90_000), (list, limit) => {
        const seen: Facet = new Map()
        readFacet(
          encodeFacet(facetOf(list)),
          false,
          (segment) => segment < limit,
          (id, count, segment) => addTo(seen, segment, id, count),
        )
        expect(seen).toEqual(facetOf(list.filter(([segment]) => segment < limit)))
      }),
    )
  })

  it('are text that PostgreSQL takes, one character for small numbers', () => {
    const text = encodeFacet(
      facetOf([
        [3, 1, 1],
        [3, 5, 1],
        [3, 2 ** 40, 63],
      ]),
    )!
    expect(text).not.toContain('\0')
    expect([...text].every((one) => one.charCodeAt(0) <= 128)).toBe(true)
    expect(text.slice(0, 4)).toBe(String.fromCharCode(4, 4, 3, 9))
    readFacet(text, false, always, (id, count) => expect([id > 0, count > 0]).toEqual([true, true]))
    expect(encodeFacet(new Map())).toBeNull()
  })
})
