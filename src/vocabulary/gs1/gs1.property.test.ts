import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { GS1Element } from './types.js'

import { arrange } from './arrange.js'
import { checkCharactersOf, checkDigitOf } from './checkDigits.js'
import { makeDigitalLink, parseDigitalLink } from './digitalLink.js'
import { identifiersText, levelsOf, readIdentifiers } from './readIdentifiers.js'

const SET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const text = (max: number) =>
  fc
    .array(fc.constantFrom(...SET_82), { maxLength: max, minLength: 1 })
    .map((chars) => chars.join(''))
const digits = (length: number) =>
  fc
    .array(fc.integer({ max: 9, min: 0 }), { maxLength: length, minLength: length })
    .map((all) => all.join(''))
const checked = (length: number) => digits(length - 1).map((some) => some + checkDigitOf(some))

const maybe = (ai: string, value: fc.Arbitrary<string>) =>
  fc.option(value, { nil: null }).map((one) => (one === null ? [] : [{ ai, value: one }]))

/** A product with whatever qualifiers and attributes, in any order. */
const elements: fc.Arbitrary<GS1Element[]> = fc
  .tuple(
    checked(14).map((value) => [{ ai: '01', value }]),
    maybe('22', text(20)),
    maybe('10', text(20)),
    maybe('21', text(20)),
    maybe('17', fc.constantFrom('261231', '260200', '280229')),
    maybe('3103', digits(6)),
    maybe('99', text(90)),
  )
  .chain((some) => {
    const all = some.flat()
    return fc.shuffledSubarray(all, { maxLength: all.length, minLength: all.length })
  })

describe('GS1 data', () => {
  it('is the same after it was a URI', () => {
    fc.assert(
      fc.property(elements, (some) => {
        const made = arrange(some)
        if (made.problem) throw new Error(JSON.stringify(made.problem))
        expect(parseDigitalLink(makeDigitalLink(made))).toEqual(made)
      }),
    )
  })

  it('is the same after it was the text that is stored, and that text stays', () => {
    fc.assert(
      fc.property(elements, (some) => {
        const made = arrange(some)
        if (made.problem) throw new Error(JSON.stringify(made.problem))
        const read = readIdentifiers(identifiersText(made))
        expect(read).toEqual(made)
        expect(levelsOf(made).map(({ keys }) => keys)).toEqual(
          Array.from({ length: made.keys }, (_, at) => made.keys - at),
        )
      }),
    )
  })

  it('says of any one changed digit that it is wrong, and what would be right of the last', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(8, 12, 13, 14, 17, 18).chain((length) => checked(length)),
        fc.nat(),
        fc.integer({ max: 9, min: 1 }),
        (number, where, by) => {
          const at = where % number.length
          const changed =
            number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
          expect(checkDigitOf(changed.slice(0, -1))).not.toBe(changed.slice(-1))
          if (at === number.length - 1) {
            expect(checkDigitOf(changed.slice(0, -1))).toBe(number.slice(-1))
          }
        },
      ),
    )
  })

  it('says of any one changed character of a model number that it is wrong', () => {
    fc.assert(
      fc.property(text(23), fc.nat(), fc.constantFrom(...SET_82), (model, where, other) => {
        const at = where % model.length
        fc.pre(model[at] !== other)
        const changed = model.slice(0, at) + other + model.slice(at + 1)
        expect(checkCharactersOf(changed)).not.toBe(checkCharactersOf(model))
      }),
    )
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          text(40).map((some) => `(01)${some}`),
        ),
        (typed) => {
          const read = readIdentifiers(typed)
          expect(read.problem !== undefined || read.keys > 0).toBe(true)
        },
      ),
    )
  })
})
