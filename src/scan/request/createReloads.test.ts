import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { handleScan } from '../handleScan.js'
import { codeEntry, NOW, phoneRequest, recordingContext } from '../scan.fixture.js'
import { createReloads } from './createReloads.js'
import { RESTART_HINT } from './createRestartFilter.js'

const RELOAD = { 'cache-control': 'max-age=0' }
const PAGE = { kind: 'page', outcome: 'paused' } as const
const asked = (headers: Record<string, string> = {}, more: object = {}) => ({
  address: '8.8.8.8',
  code: 'ABC',
  headers: new Headers({ 'accept-language': 'de', ...headers }),
  userAgent: 'Phone',
  ...more,
})

describe('createReloads', () => {
  const after = (
    first: Record<string, string>,
    second: Record<string, string>,
    more: object = {},
    ms = 1000,
  ) => {
    const reloads = createReloads(5)
    reloads.remember(asked(first), { answer: PAGE, entry: codeEntry(), scanId: 'first' }, 0)
    return reloads.firstOf(asked(second, more), ms)?.scanId ?? null
  }

  it.each([
    ['a reload', {}, RELOAD],
    ['one that asks nobody in between', {}, { 'cache-control': 'no-cache' }],
    ['one of an old browser', {}, { pragma: 'no-cache' }],
    ['one that has learnt to send a hint', {}, { ...RELOAD, [RESTART_HINT]: 'dark' }],
  ])('takes %s for a repeat', (_, first, second) => expect(after(first, second)).toBe('first'))

  it.each([
    ['an equal request', {}, {}],
    ['one with other languages', {}, { ...RELOAD, 'accept-language': 'de,en;q=0.9' }],
    ['one without the hint the first had', { [RESTART_HINT]: 'dark' }, RELOAD],
    ['what always says it reloads', RELOAD, RELOAD],
  ])('takes %s for a second phone', (_, first, second) => expect(after(first, second)).toBeNull())

  it.each([{ address: '8.8.4.4' }, { code: 'XYZ' }, { userAgent: 'Other' }])(
    'tells %j apart',
    (more) => expect(after({}, RELOAD, more)).toBeNull(),
  )

  it('knows a scan as long as it is told to', () => {
    expect(after({}, RELOAD, {}, 5000)).toBe('first')
    expect(after({}, RELOAD, {}, 5001)).toBeNull()
  })
})

it('forgets the oldest of too many', () => {
  const reloads = createReloads(5, 3)
  for (const address of ['1', '2', '3', '4', '5']) {
    const made = { answer: PAGE, entry: codeEntry(), scanId: address }
    reloads.remember(asked({}, { address }), made, 0)
  }
  const found = ['1', '2', '3', '4', '5'].map(
    (address) => reloads.firstOf(asked(RELOAD, { address }), 1)?.scanId,
  )
  expect(found).toEqual([undefined, undefined, '3', '4', '5'])
})

describe('a scan that is repeated', () => {
  /** A code scanned by requests with these headers, one after the other. */
  async function scanned(
    requests: Record<string, string>[],
    change: Parameters<typeof codeEntry>[0] = {},
    context: Parameters<typeof recordingContext>[1] = {},
  ) {
    const repeats = new Map<string, number>()
    const entry = codeEntry(change)
    const made = recordingContext(entry, {
      repeats: { note: (id, count) => void repeats.set(id, count), seconds: 5 },
      ...context,
    })
    const answers: Response[] = []
    for (const headers of requests) {
      const mount = { code: 'ABC', peer: '8.8.8.8' }
      answers.push(await handleScan(phoneRequest('', headers), made.context, mount))
    }
    const { rawScans } = made
    return { answers, repeats: rawScans.map(({ scanId }) => repeats.get(scanId) ?? 0), rawScans }
  }

  it('is one scan, and says how often', async () => {
    const { answers, repeats } = await scanned([{}, RELOAD, RELOAD], { status: 'paused' })
    expect(repeats).toEqual([2])
    expect(new Set(answers.map(({ status }) => status)).size).toBe(1)
  })

  it('gets the redirect it got, and takes no second place', async () => {
    let places = 0
    const limits = { claim: async () => (places += 1) > 0 }
    const { answers, repeats } = await scanned([{}, RELOAD], { scanLimit: 9 }, { limits })
    expect([places, repeats]).toEqual([1, [1]])
    const [first, second] = answers.map(({ headers }) => headers.get('location'))
    expect(second).toBe(first)
  })

  it('is a scan of its own when it ends in another way', async () => {
    let claims = 0
    const limits = { claim: async () => (claims += 1) > 1 }
    const { answers, rawScans, repeats } = await scanned([{}, RELOAD], { scanLimit: 9 }, { limits })
    expect(rawScans.map(({ outcome }) => outcome)).toEqual(['used-up', 'redirected'])
    expect(repeats).toEqual([0, 0])
    expect(answers[1]!.status).toBe(302)
  })

  it('is a scan of its own where the code was changed', async () => {
    const entries = [codeEntry(), codeEntry({ destination: 'https://b.example/' })]
    let asked = 0
    const directory = { lookup: () => entries[asked++]! }
    const { answers, repeats } = await scanned([{}, RELOAD], {}, { directory })
    expect(repeats).toEqual([0, 0])
    expect(answers[1]!.headers.get('location')).toContain('b.example')
  })

  it('is a scan each where the host wants none', async () => {
    const { repeats } = await scanned([{}, RELOAD], {}, { repeats: undefined })
    expect(repeats).toEqual([0, 0])
  })

  it('requests and scans with their repeats are as many, whoever reloads', async () => {
    const one = fc.record({ language: fc.constantFrom('de', 'en'), reloads: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 30, minLength: 1 }), async (requests) => {
        const headers = requests.map(({ language, reloads }): Record<string, string> => ({
          'accept-language': language,
          ...(reloads ? RELOAD : {}),
        }))
        const { repeats } = await scanned(headers, {}, { now: () => NOW })
        const opened = requests.filter(({ reloads }) => !reloads).length
        expect(repeats.length).toBeGreaterThanOrEqual(opened)
        expect(repeats.reduce((sum, count) => sum + count, repeats.length)).toBe(requests.length)
      }),
    )
  })
})
