import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Facet } from './codec.js'

import { addTo, encodeFacet, mergeFacet, readFacet, sumFacet, uniteFacet } from './codec.js'

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

  const ids = fc.oneof(fc.nat(70), fc.nat(5_000))
  const counted = fc.array(fc.tuple(fc.nat(300), ids, fc.integer({ max: 9_000, min: 1 })), {
    maxLength: 60,
  })

  it('are summed up by id, over the segments that are wanted', () => {
    fc.assert(
      fc.property(counted, fc.nat(300), fc.nat(9), (list, limit, shift) => {
        const wants = (segment: number) => segment < limit
        const expected: Record<number, number> = {}
        for (const [segment, id, count] of list) {
          if (wants(segment)) expected[id + shift] = (expected[id + shift] ?? 0) + count
        }
        const sums = sumFacet(encodeFacet(facetOf(list)), wants, new Float64Array(8), shift)
        const found = [...sums].flatMap((sum, id) => (sum ? [[id, sum]] : []))
        expect(Object.fromEntries(found)).toEqual(expected)
      }),
    )
  })

  it('of sets are united as bits, each segment where it belongs', () => {
    const big = fc.oneof(ids, fc.integer({ max: 2 ** 24, min: 0 }))
    const sets = fc.array(fc.tuple(fc.nat(300), big), { maxLength: 60 })
    fc.assert(
      fc.property(sets, (list) => {
        const [even, third] = [new Uint32Array(1), new Uint32Array(0)].map((words) => ({ words }))
        const setOf = (segment: number) =>
          segment % 2 === 0 ? even : segment % 3 === 0 ? third : undefined
        uniteFacet(encodeFacet(facetOf(list.map(([a, b]) => [a, b, 0])), true), setOf)
        const has = (words: Uint32Array, id: number) => ((words[id >>> 5] ?? 0) >>> (id & 31)) & 1
        for (const set of [even!, third!]) {
          const wanted = new Set(list.filter(([of]) => setOf(of) === set).map(([, id]) => id))
          for (const [, id] of list) expect(has(set.words, id)).toBe(Number(wanted.has(id)))
        }
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
