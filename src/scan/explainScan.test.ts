import { expect, it } from 'vitest'

import type { ExplainInput } from './explainScan.js'

import { explainScan } from './explainScan.js'

const now = Date.parse('2026-06-01T12:00:00Z')
const input = (entry: Partial<ExplainInput['entry']> = {}, more: Partial<ExplainInput> = {}) =>
  explainScan({
    campaign: { slug: 'derby', utm: { medium: 'table', term: 'x' } },
    defaults: { campaign: '{slug}', content: '{code}', medium: 'print', source: 'qr', term: false },
    entry: {
      code: 'ABC',
      destination: 'https://a.example/?utm_source=own#seat',
      expiresAt: null,
      fallbackURL: null,
      scanLimit: null,
      startsAt: null,
      status: 'active',
      ...entry,
    },
    now,
    sent: 0,
    utm: { term: 'mine' },
    ...more,
  })

it('says where a scan goes and where each value comes from', () => {
  expect(input()).toEqual({
    asks: null,
    outcome: 'redirected',
    perVisitor: null,
    parameters: [
      { name: 'source', source: 'destination', value: 'own' },
      { name: 'medium', source: 'campaign', value: 'table' },
      { name: 'campaign', source: 'plugin', value: 'derby' },
      { name: 'term', source: 'code', value: 'mine' },
      { name: 'content', source: 'plugin', value: 'ABC' },
    ],
    state: 'active',
    url: 'https://a.example/?utm_source=own&utm_medium=table&utm_campaign=derby&utm_term=mine&utm_content=ABC#seat',
  })
})

it('says so when a value of the destination happens to be the inherited one', () => {
  const { parameters } = input({ destination: 'https://a.example/?utm_source=qr' })
  expect(parameters[0]).toEqual({ name: 'source', source: 'destination', value: 'qr' })
})

it.each([
  ['paused', { status: 'paused' }],
  ['expired', { expiresAt: now }],
  ['not-started', { startsAt: now + 1 }],
  ['used-up', { scanLimit: 5 }],
  ['missing-destination', { destination: null }],
] as const)('%s: a page, or the fallback as it is', (outcome, entry) => {
  expect(input(entry, { sent: 5 })).toMatchObject({ outcome, parameters: [], url: null })
  const fallbackURL = 'https://a.example/later'
  expect(input({ ...entry, fallbackURL }, { sent: 5 })).toMatchObject({
    outcome,
    parameters: [],
    url: fallbackURL,
  })
})

it('adds nothing to app links', () => {
  expect(input({ destination: 'tel:+49401234' })).toMatchObject({
    parameters: [],
    url: 'tel:+49401234',
  })
})

it('says what people are asked before', () => {
  const asks = 'password'
  expect(input({}, { asks })).toMatchObject({ asks, outcome: 'asked' })
  expect(input({}, { asks }).url).toContain('https://a.example/')
  expect(input({ status: 'paused' }, { asks })).toMatchObject({ asks: null, outcome: 'paused' })
  // a page that leads somewhere by itself
  expect(input({ destination: null }, { asks: 'card' })).toMatchObject({
    asks: 'card',
    outcome: 'asked',
    url: null,
  })
})

it('says how often one visitor is sent on, and shows the host’s own page before the fallback', () => {
  expect(input({ scansPerVisitor: 2 })).toMatchObject({ outcome: 'redirected', perVisitor: 2 })
  const words = { button: null, text: 'Sold out', title: null, url: null }
  const entry = {
    fallbackURL: 'https://a.example/later',
    pages: { 'used-up': words },
    scanLimit: 5,
  }
  expect(input(entry, { sent: 5 })).toMatchObject({ outcome: 'used-up', url: null })
  expect(input({ ...entry, status: 'paused' })).toMatchObject({ url: 'https://a.example/later' })
})
