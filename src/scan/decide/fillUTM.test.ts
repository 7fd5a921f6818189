import { expect, it } from 'vitest'

import { fillUTM, unknownPlaceholder, utmText } from './fillUTM.js'
import { resolveUTM } from './resolveUTM.js'

const FILLINGS = { campaign: 'derby-day', code: 'AB12CD', placement: null, title: 'Gate 7' }

it.each([
  ['East Stand, Block C', 'east-stand-block-c'],
  ['  Métro – Ligne 4 ', 'métro-ligne-4'],
  ['METRO\nExit', 'metro-exit'],
  ['–––', ''],
])('%j is one way written: %j', (text, expected) => {
  expect(utmText(text)).toBe(expected)
})

it.each([
  ['{campaign}-{title}', 'derby-day-gate-7'],
  // as it is printed, and as every report of ours has it
  ['{code}', 'AB12CD'],
  ['{slug}', 'derby-day'],
  ['poster', 'poster'],
  ['{placement}', null],
  ['at-{placement}', null],
  ['{other}', '{other}'],
])('%j becomes %j', (template, expected) => {
  expect(fillUTM(template, FILLINGS)).toBe(expected)
})

it('is no longer than a value may be', () => {
  expect(fillUTM('{title}', { ...FILLINGS, title: 'a'.repeat(500) })).toHaveLength(200)
})

it.each([
  ['{code}-{placement}', null],
  ['{place}', 'place'],
  ['{Code}', 'Code'],
  ['{}', ''],
  ['plain', null],
])('of %j it does not know %j', (template, expected) => {
  expect(unknownPlaceholder(template)).toBe(expected)
})

it('falls back to the plugin where the campaign’s template has nothing to say', () => {
  const defaults = {
    campaign: '{slug}',
    content: '{code}',
    medium: 'print',
    source: 'qr',
    term: false as const,
  }
  const args = {
    campaign: { slug: 'derby-day', utm: { content: '{placement}', term: '{title}' } },
    code: 'AB12CD',
    defaults,
    title: 'Gate 7',
    utm: {},
  } as const
  expect(resolveUTM(args)).toMatchObject({
    sources: { content: 'plugin', term: 'campaign' },
    values: { content: 'AB12CD', term: 'gate-7' },
  })
  const placed = resolveUTM({ ...args, placement: 'East Stand' })
  expect(placed.values.content).toBe('east-stand')
  // what a code says itself is taken as it is written
  const own = resolveUTM({ ...args, utm: { content: '{title} X' } })
  expect(own.values.content).toBe('{title} X')
})
