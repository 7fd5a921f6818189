import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { RuleFacts, RuleWhen } from '../../../vocabulary/rules.js'

import { CHANNELS } from '../../../vocabulary/channels.js'
import { RULE_DEVICES } from '../../../vocabulary/rules.js'
import { type Maybe, whenThere } from '../../runSteps.js'
import { chooseRule } from './chooseRule.js'
import { compileRules } from './compileRules.js'
import { holds } from './holds.js'
import { compiled, ruleFacts, ruleTo, urlOf } from './rules.fixture.js'
import { standOf } from './standOf.js'

const never = () => false

/** What a plain table of rules and scans says: which rule decides. */
const MATRIX: [string, RuleWhen, Partial<RuleFacts>, boolean][] = [
  ['everybody', {}, {}, true],
  ['an empty list says nothing', { countries: [] }, {}, true],
  ['an iPhone', { devices: ['ios'] }, { devices: ['ios', 'mobile'] }, true],
  ['an Android for an iPhone', { devices: ['ios'] }, { devices: ['android', 'mobile'] }, false],
  ['one of two', { devices: ['ios', 'android'] }, { devices: ['android'] }, true],
  ['no device', { devices: ['android'] }, {}, false],
  ['a channel', { channels: ['nfc', 'link'] }, { channel: 'link' }, true],
  ['another channel', { channels: ['nfc', 'link'] }, { channel: 'typed' }, false],
  ['no channel named', { channels: [] }, { channel: 'typed' }, true],
  ['a country', { countries: ['US'] }, { country: 'US' }, true],
  ['a country in small letters', { countries: ['us'] }, { country: 'US' }, true],
  ['another country', { countries: ['US'] }, { country: 'ES' }, false],
  ['no country known', { countries: ['US'] }, {}, false],
  ['a region', { regions: ['US-CA'] }, { country: 'US', region: 'CA' }, true],
  ['the same letters elsewhere', { regions: ['US-CA'] }, { country: 'MX', region: 'CA' }, false],
  ['a city', { cities: ['Madrid'] }, { city: 'Madrid' }, true],
  ['a city in any case', { cities: ['los angeles'] }, { city: 'Los Angeles' }, true],
  ['a city without its accents', { cities: ['Malmo'] }, { city: 'Malmö' }, true],
  ['another city', { cities: ['New York'] }, { city: 'Los Angeles' }, false],
  ['no city known', { cities: ['New York'] }, {}, false],
  ['no language', { languages: ['en'] }, {}, false],
  ['a language', { languages: ['en'] }, { languages: ['es', 'en', 'fr'] }, true],
  ['a language with its country', { languages: ['EN'] }, { languages: ['es', 'en-us'] }, true],
  ['the very locale', { languages: ['es-ES'] }, { languages: ['es-es'] }, true],
  ['a locale with _', { languages: ['es_ES'] }, { languages: ['es-es'] }, true],
  ['a locale for a language', { languages: ['fr-FR'] }, { languages: ['fr'] }, false],
  ['another language', { languages: ['en'] }, { languages: ['es-ar'] }, false],
  ['a language that begins alike', { languages: ['de'] }, { languages: ['deu'] }, false],
  ['no parameter', { query: [{ name: 'foo', value: 'bar' }] }, {}, false],
  ['a wrong value', { query: [{ name: 'foo', value: 'bar' }] }, query('foo=baz'), false],
  ['the value', { query: [{ name: 'foo', value: 'bar' }] }, query('foo=bar'), true],
  ['one of two values', { query: [{ name: 'foo', value: 'bar' }] }, query('foo=1&foo=bar'), true],
  ['any value', { query: [{ name: 'foo' }] }, query('foo=baz'), true],
  ['any value, none given', { query: [{ name: 'foo' }] }, query('foo'), true],
  ['no value', { query: [{ name: 'foo', value: '' }] }, query('foo'), true],
  ['no value, one given', { query: [{ name: 'foo', value: '' }] }, query('foo=1'), false],
  ['a parameter in another case', { query: [{ name: 'foo' }] }, query('FOO=1'), false],
  ['both parameters', { query: [{ name: 'a' }, { name: 'b' }] }, query('b=1&a=2'), true],
  ['one of two parameters', { query: [{ name: 'a' }, { name: 'b' }] }, query('a=2'), false],
  ['after a date', { dates: { from: '2026-06-01T12:00:00Z' } }, {}, true],
  ['just before a date', { dates: { from: '2026-06-01T12:00:00.001Z' } }, {}, false],
  ['before a date', { dates: { until: '2026-06-01T12:00:00.001Z' } }, {}, true],
  ['at the end', { dates: { until: '2026-06-01T12:00:00Z' } }, {}, false],
  ['in between', { dates: { from: '2026-05-01', until: '2026-07-01' } }, {}, true],
  ['all of two', { countries: ['US'], devices: ['ios'] }, { country: 'US' }, false],
]

function query(text: string): Partial<RuleFacts> {
  return { query: new URLSearchParams(text) }
}

it.each(MATRIX)('%s', (_, when, facts, yes) => {
  const choice = chooseRule(compiled(ruleTo('a', when)), ruleFacts(facts), never)
  expect(choice).toEqual(yes ? { name: 'a', rule: 'a', upTo: 1, url: 'https://a.example/' } : null)
})

const anyWhen: fc.Arbitrary<RuleWhen> = fc.record(
  {
    channels: fc.subarray([...CHANNELS]),
    countries: fc.subarray(['DE', 'FR', 'US']),
    devices: fc.subarray([...RULE_DEVICES]),
    languages: fc.subarray(['de', 'fr', 'en-us']),
    visit: fc.constantFrom('first' as const, 'repeat' as const),
  },
  { requiredKeys: [] },
)
const anyFacts = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  country: fc.constantFrom(null, 'DE', 'FR'),
  devices: fc.subarray([...RULE_DEVICES]),
  languages: fc.subarray(['de-at', 'fr', 'en-us']),
})
const anyRules = fc
  .array(anyWhen, { maxLength: 8 })
  .map((all) => all.map((when, at) => ruleTo(`r${at}`, when)))

it('the first rule that holds decides, and there is exactly one destination', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, fc.boolean(), (rules, change, isFirst) => {
      const facts = ruleFacts(change)
      const state = ({ visit }: RuleWhen | { visit?: string }) =>
        visit === (isFirst ? 'first' : 'repeat')
      const choice = rules.length ? chooseRule(compiled(...rules), facts, state) : null
      const first = rules.find((rule) => {
        const { when } = compiled(rule).list[0]!
        return holds(when, facts) && (when.visit === undefined || state(when))
      })
      expect(choice === null ? null : (choice as { rule: string }).rule).toBe(first?.id ?? null)
    }),
  )
})

it('is the same where a database is asked, and asks of no rule that would not hold', async () => {
  const asked: unknown[] = []
  const rules = compiled(
    ruleTo('a', { countries: ['FR'], visit: 'first' }),
    ruleTo('b', { visit: 'repeat' }),
    ruleTo('c', { firstScans: 3 }),
    ruleTo('d', { firstScans: 5 }),
  )
  const state = (when: object): Maybe<boolean> => {
    asked.push(when)
    return Promise.resolve('firstScans' in when)
  }
  const choice = await whenThere(
    () => chooseRule(rules, ruleFacts(), state),
    (found) => found,
  )
  expect(choice).toMatchObject({ rule: 'c' })
  expect(asked).toEqual([{ visit: 'repeat' }, { firstScans: 3 }])
})

it('splits by weight, for each visitor the same way each time', () => {
  const to = [3, 1, 0.5, 0].map((weight, at) => ({
    id: `b${at}`,
    url: `https://${at}.example`,
    weight,
  }))
  const rules = compileRules([{ id: 'split', to, when: {} }], urlOf)!
  const counts = new Map<string, number>()
  const visitors = 20_000
  for (let visitor = 0; visitor < visitors; visitor++) {
    const facts = ruleFacts({ stand: (rule) => standOf('ABC', rule, `mark ${visitor}`) })
    const choice = chooseRule(rules, facts, never) as { name: string }
    expect(chooseRule(rules, facts, never)).toEqual(choice)
    counts.set(choice.name, (counts.get(choice.name) ?? 0) + 1)
  }
  // Five standard deviations of a binomial: a run in some millions is further off.
  for (const [at, { weight }] of to.entries()) {
    const share = weight / 4.5
    const off = Math.abs((counts.get(`split:b${at}`) ?? 0) - visitors * share)
    expect(off).toBeLessThanOrEqual(5 * Math.sqrt(visitors * share * (1 - share)))
  }
})

it('stands elsewhere in the split of another code or rule', () => {
  const marks = Array.from({ length: 2_000 }, (_, at) => `mark ${at}`)
  const inFirstHalf = (code: string, rule: string) =>
    marks.map((mark) => standOf(code, rule, mark) < 0.5)
  const one = inFirstHalf('ABC', 'r1')
  for (const other of [inFirstHalf('ABD', 'r1'), inFirstHalf('ABC', 'r2')]) {
    const same = one.filter((half, at) => half === other[at]).length
    expect(Math.abs(same - 1_000)).toBeLessThan(5 * Math.sqrt(500))
  }
})
