import { describe, expect, it, vi } from 'vitest'

import type { Rule } from '../../../vocabulary/rules.js'
import type { GeoFacts } from '../../../vocabulary/scan.js'
import type { RuleSources, ScanContext } from '../../../vocabulary/scanContext.js'

import { handleScan } from '../../handleScan.js'
import { codeEntry, phoneRequest, recordingContext } from '../../scan.fixture.js'
import { compileRules } from './compileRules.js'
import { ruleTo, urlOf } from './rules.fixture.js'

const PARIS = { city: 'Paris', country: 'FR', regionCode: 'IDF' } as GeoFacts

const sourcesOf = (change: Partial<RuleSources> = {}) => ({
  device: vi.fn<RuleSources['device']>(() => ({ browser: null, deviceType: 'mobile', os: 'iOS 26' })), // prettier-ignore
  hasScanned: vi.fn<RuleSources['hasScanned']>(() => false),
  locate: vi.fn<RuleSources['locate']>(() => PARIS),
  mark: vi.fn<RuleSources['mark']>((address) => address),
  sentOn: vi.fn<RuleSources['sentOn']>(async () => 0),
  ...change,
})

async function scan(
  rules: Rule[],
  {
    context = {},
    entry = {},
    headers = {},
    method = 'GET',
    query = '',
    sources = sourcesOf(),
  }: {
    context?: Partial<ScanContext>
    entry?: Parameters<typeof codeEntry>[0]
    headers?: Record<string, string>
    method?: string
    query?: string
    sources?: RuleSources
  } = {},
) {
  const code = codeEntry({ rules: compileRules(rules, urlOf), ...entry })
  const { context: whole, rawScans } = recordingContext(code, { rules: sources, ...context })
  const answer = await handleScan(phoneRequest(query, headers, method), whole, {
    code: 'abc',
    peer: '198.51.100.7',
  })
  return { location: answer.headers.get('location'), raw: rawScans[0]!, status: answer.status }
}

it('leads where the rule says, with all that a destination gets, and stores the rule', async () => {
  const { location, raw } = await scan([ruleTo('a', { devices: ['ios'] })], { query: '?x=1' })
  expect(location).toBe('https://a.example/?x=1&utm_source=qr')
  expect(raw).toMatchObject({ destination: location, outcome: 'redirected', rule: 'a' })
})

it('finds out nothing that no rule asks for', async () => {
  const sources = sourcesOf()
  await scan([ruleTo('a', { languages: ['fr'] }), ruleTo('b')], { sources })
  for (const source of Object.values(sources)) expect(source).not.toHaveBeenCalled()
})

it('locates once for a city, a region and a country', async () => {
  const sources = sourcesOf()
  const when = { cities: ['paris'], countries: ['FR'], regions: ['FR-IDF'] }
  expect((await scan([ruleTo('a', when)], { sources })).raw.rule).toBe('a')
  expect(sources.locate).toHaveBeenCalledTimes(1)
})

it('asks no rule of a code that is off', async () => {
  const sources = sourcesOf()
  const entry = { status: 'paused' } as const
  const { raw, status } = await scan([ruleTo('a', { visit: 'first' })], { entry, sources })
  expect([status, raw.outcome, raw.rule]).toEqual([410, 'paused', null])
  expect(sources.hasScanned).not.toHaveBeenCalled()
})

it('goes on to the destination where the rule’s document is gone', async () => {
  const gone: Rule = { id: 'a', to: [{ reference: { relationTo: 'pages', value: 1 } }], when: {} }
  const { location, raw } = await scan([gone])
  expect(location).toContain('https://a.example/menu')
  expect(raw.rule).toBeNull()
})

describe('visits', () => {
  const rules = [ruleTo('new', { visit: 'first' }), ruleTo('back', { visit: 'repeat' })]

  it.each([
    [false, 'new'],
    [true, 'back'],
    [null, null],
  ])('a visitor who has scanned: %s', async (has, rule) => {
    for (const hasScanned of [() => has, async () => has]) {
      const { raw } = await scan(rules, { sources: sourcesOf({ hasScanned }) })
      expect(raw.rule).toBe(rule)
    }
  })
})

describe('the first so many', () => {
  const rules = [ruleTo('early', { firstScans: 100 })]

  it('take a place as a limit’s people do, and count once', async () => {
    const claim = vi.fn<ScanContext['limits']['claim']>(async () => true)
    const { raw } = await scan(rules, { context: { limits: { claim } } })
    expect(claim).toHaveBeenCalledWith(expect.objectContaining({ id: 1, scanLimit: 100 }))
    expect(raw).toMatchObject({ claimed: true, rule: 'early' })
  })

  it('are over when no place is left', async () => {
    const { location, raw } = await scan(rules, {
      context: { limits: { claim: async () => false } },
    })
    expect(location).toContain('/menu')
    expect(raw).toMatchObject({ claimed: false, rule: null })
  })

  it('are read for machines, and where the code has a limit of its own', async () => {
    const claim = vi.fn<ScanContext['limits']['claim']>(async () => true)
    const sources = sourcesOf({ sentOn: async () => 99 })
    const context = { limits: { claim } }
    expect((await scan(rules, { context, method: 'HEAD', sources })).raw.rule).toBe('early')
    expect(claim).not.toHaveBeenCalled()
    const limited = await scan(rules, { context, entry: { scanLimit: 500 }, sources })
    expect(limited.raw).toMatchObject({ claimed: true, rule: 'early' })
    expect(claim).toHaveBeenCalledTimes(1)
    expect(claim.mock.calls[0]![0].scanLimit).toBe(500)
  })

  it('take no place where they are not a first scan as well', async () => {
    const claim = vi.fn<ScanContext['limits']['claim']>(async () => true)
    const sources = sourcesOf({ hasScanned: async () => true })
    const both = [ruleTo('a', { firstScans: 100, visit: 'first' })]
    await scan(both, { context: { limits: { claim } }, sources })
    expect(claim).not.toHaveBeenCalled()
  })
})

it('a rule that fails leaves a person with a page to reload, never an error', async () => {
  const onError = vi.fn()
  const sources = sourcesOf({ hasScanned: () => Promise.reject(new Error('down')) })
  const rules = [ruleTo('a', { visit: 'first' })]
  const { status } = await scan(rules, { context: { onError }, sources }).catch(() => ({ status: 0 })) // prettier-ignore
  expect(status).toBeLessThan(500)
  expect(onError).toHaveBeenCalled()
})
