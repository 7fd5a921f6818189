import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { RuleFacts, RuleWhen } from '../../../vocabulary/rules.js'

import { CHANNELS } from '../../../vocabulary/channels.js'
import { checkRules } from './checkRules.js'
import { compileWhen } from './compileRules.js'
import { covers } from './covers.js'
import { holds } from './holds.js'
import { ruleFacts, ruleTo } from './rules.fixture.js'

const fine = () => null
const to = [{ url: 'https://a.example' }]

/** What is said of one rule. */
const said = (rule: unknown) =>
  checkRules([rule], fine).map(({ key, variables }) => [key, variables])

describe('says what is wrong with a rule', () => {
  it.each([
    ['no list', { id: 'a' }, 'rulesShape'],
    ['no rule', [null], 'rulesShape'],
    ['too many', Array.from({ length: 21 }, (_, at) => ruleTo(`r${at}`)), 'rulesTooMany'],
    ['no id', [{ to, when: {} }], 'ruleShape'],
    ['an id with spaces', [{ id: 'a b', to, when: {} }], 'ruleShape'],
    ['two of an id', [ruleTo('a', { visit: 'first' }), ruleTo('a')], 'ruleTwice'],
    ['no destination', [{ id: 'a', to: [], when: {} }], 'ruleNowhere'],
    ['an empty destination', [{ id: 'a', to: [{ url: '' }], when: {} }], 'ruleNowhere'],
    ['an unknown condition', [ruleTo('a', { colour: 'red' } as never)], 'ruleCondition'],
    ['an unknown country', [ruleTo('a', { countries: ['XQ'] })], 'ruleCountry'],
    ['a country by name', [ruleTo('a', { countries: ['France'] })], 'ruleCountry'],
    ['a region of no country', [ruleTo('a', { regions: ['XQ-1'] })], 'ruleCountry'],
    ['a region alone', [ruleTo('a', { regions: ['CA'] })], 'ruleShape'],
    ['an unknown system', [ruleTo('a', { devices: ['symbian' as never] })], 'ruleDevice'],
    ['an unknown channel', [ruleTo('a', { channels: ['fax' as never] })], 'ruleChannel'],
    ['a channel that is no list', [ruleTo('a', { channels: 'nfc' as never })], 'ruleShape'],
    ['an unknown zone', [ruleTo('a', { hours: { zone: 'Europe/Pariss' } })], 'ruleZone'],
    ['no zone', [ruleTo('a', { hours: { from: '08:00' } as never })], 'ruleZone'],
    ['a time that is none', [ruleTo('a', { hours: { from: '25:00', zone: 'UTC' } })], 'ruleShape'],
    ['a weekday 0', [ruleTo('a', { hours: { weekdays: [0], zone: 'UTC' } })], 'ruleShape'],
    ['no language', [ruleTo('a', { languages: ['german!'] })], 'ruleShape'],
    ['a date that is none', [ruleTo('a', { dates: { from: 'soon' } })], 'ruleShape'],
    ['an end before the start', [ruleTo('a', { dates: { from: '2026-02-01', until: '2026-01-01' } })], 'ruleDates'], // prettier-ignore
    ['the first 0', [ruleTo('a', { firstScans: 0 })], 'ruleShape'],
    ['a parameter without a name', [ruleTo('a', { query: [{ name: '' }] })], 'ruleShape'],
    ['weights of 0', [split(0, 0)], 'ruleWeights'],
    ['a weight below 0', [split(1, -1)], 'ruleWeights'],
    ['branches without ids', [{ id: 'a', to: [...to, ...to], when: {} }], 'ruleShape'],
    ['too many branches', [split(1, 1, 1, 1, 1, 1, 1)], 'ruleBranches'],
    ['what is never reached', [ruleTo('a'), ruleTo('b', { countries: ['FR'] })], 'ruleNever'],
  ])('%s', (_, rules, key) => {
    expect(checkRules(rules, fine)[0]?.key).toBe(`plugin-qr:${key}`)
  })

  it('names the rule, and the one before it', () => {
    const rules = [{ ...ruleTo('a'), label: 'All' }, ruleTo('b')]
    expect(checkRules(rules, fine)).toEqual([
      { at: 1, key: 'plugin-qr:ruleNever', variables: { other: '1 (All)', rule: '2' } },
    ])
  })

  it('what is wrong with its destination', () => {
    const problems = checkRules([ruleTo('a')], ({ url }) => `not ${url}`)
    expect(problems[0]?.variables).toEqual({ problem: 'not https://a.example/', rule: '1' })
  })

  it.each([null, undefined, []])('nothing of %j', (rules) =>
    expect(checkRules(rules, fine)).toEqual([]),
  )

  it('nothing of hours past midnight, of a split, and of rules one behind the other', () => {
    expect(said(ruleTo('a', { hours: { from: '22:00', to: '02:00', zone: 'UTC' } }))).toEqual([])
    expect(said(split(70, 30))).toEqual([])
    expect(checkRules([ruleTo('a', { firstScans: 100 }), ruleTo('b')], fine)).toEqual([])
  })
})

function split(...weights: number[]) {
  return {
    id: 'a',
    to: weights.map((weight, at) => ({ id: `b${at}`, url: 'https://a.example', weight })),
    when: {},
  }
}

it.each<[RuleWhen, RuleWhen, boolean]>([
  [{}, {}, true],
  [{}, { visit: 'first' }, true],
  [{ visit: 'first' }, {}, false],
  [{ countries: ['FR', 'DE'] }, { countries: ['fr'] }, true],
  [{ countries: ['FR'] }, { countries: ['FR', 'DE'] }, false],
  [{ countries: ['US'] }, { regions: ['US-CA', 'US-NY'] }, true],
  [{ countries: ['US'] }, { regions: ['US-CA', 'CA-ON'] }, false],
  [{ languages: ['de'] }, { languages: ['de-AT', 'DE'] }, true],
  [{ languages: ['de-AT'] }, { languages: ['de'] }, false],
  [{ cities: ['Köln'] }, { cities: ['KOLN'] }, true],
  [{ query: [{ name: 'a' }] }, { query: [{ name: 'a', value: '1' }] }, true],
  [{ query: [{ name: 'a', value: '1' }] }, { query: [{ name: 'a' }] }, false],
  [{ channels: ['nfc', 'link'] }, { channels: ['link'] }, true],
  [{ channels: ['nfc'] }, { channels: ['nfc', 'link'] }, false],
  [{ firstScans: 100 }, { firstScans: 50 }, true],
  [{ firstScans: 50 }, { firstScans: 100 }, false],
  [{ dates: { from: '2026-01-01' } }, { dates: { from: '2026-02-01', until: '2026-03-01' } }, true],
  [{ dates: { from: '2026-02-01' } }, { dates: { until: '2026-03-01' } }, false],
  [hours('18:00', '02:00', 6), hours('20:00', '01:00', 6), true],
  [hours('18:00', '02:00', 6), hours('00:00', '02:00', 7), true],
  [hours('18:00', '02:00', 6), hours('00:00', '02:00', 6), false],
  [hours('18:00', '02:00', 6), { hours: { from: '20:00', to: '21:00', zone: 'UTC' } }, false],
])('%j covers %j: %s', (a, b, yes) => {
  expect(covers(compileWhen(a), compileWhen(b))).toBe(yes)
})

function hours(from: string, to: string, weekday: number): RuleWhen {
  return { hours: { from, to, weekdays: [weekday], zone: 'Europe/Berlin' } }
}

const anyWhen: fc.Arbitrary<RuleWhen> = fc.record(
  {
    channels: fc.subarray([...CHANNELS]),
    countries: fc.subarray(['DE', 'FR', 'US']),
    hours: fc.record({
      from: fc.constantFrom('00:00', '08:00', '18:00', '22:00'),
      to: fc.constantFrom('00:00', '02:00', '12:00', '24:00'),
      weekdays: fc.subarray([1, 5, 6, 7]),
      zone: fc.constant('Europe/Berlin'),
    }),
    languages: fc.subarray(['de', 'de-at', 'fr']),
    query: fc.subarray([{ name: 'a' }, { name: 'a', value: '1' }, { name: 'b' }]),
    regions: fc.subarray(['US-CA', 'DE-BE']),
  },
  { requiredKeys: [] },
)
const anyFacts: fc.Arbitrary<RuleFacts> = fc
  .record({
    channel: fc.constantFrom(...CHANNELS),
    languages: fc.subarray(['de', 'de-at', 'fr', 'en']),
    now: fc.integer({ max: 1_800_604_800_000, min: 1_800_000_000_000 }),
    place: fc.constantFrom('US-CA', 'US-NY', 'DE-BE', 'FR', null),
    query: fc.constantFrom('', 'a=1', 'a=2', 'b', 'a=1&b').map((text) => new URLSearchParams(text)),
  })
  .map(({ place, ...rest }) => {
    const [country = null, region = null] = place?.split('-') ?? []
    return ruleFacts({ country, region, ...rest })
  })

it('who is covered is never reached', () => {
  fc.assert(
    fc.property(anyWhen, anyWhen, fc.array(anyFacts, { minLength: 20 }), (a, b, all) => {
      const [wider, narrower] = [compileWhen(a), compileWhen(b)]
      fc.pre(covers(wider, narrower))
      for (const facts of all) if (holds(narrower, facts)) expect(holds(wider, facts)).toBe(true)
    }),
  )
})
