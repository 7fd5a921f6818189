import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { BeforeRedirect, CodeEntry } from '../../vocabulary/scan.js'

import { nodeHeaders } from '../../mounts/redirector/nodeHeaders.js'
import { answerScan } from '../handleScan.js'
import { handleScan } from '../handleScan.js'
import { codeEntry, phoneRequest, recordingContext } from '../scan.fixture.js'

const ORIGINAL = 'https://a.example/menu?table=7&utm_source=qr'

const scan = async (beforeRedirect: BeforeRedirect, change: Partial<CodeEntry> = {}) => {
  const steps: string[] = []
  const { context, rawScans } = recordingContext(codeEntry(change), {
    beforeRedirect,
    onError: (_, step) => steps.push(step),
    schemes: ['myapp'],
  })
  const request = phoneRequest('?table=7', { 'accept-language': 'de' })
  const response = await handleScan(request, context, { code: 'abc', peer: '8.8.8.8' })
  return { raw: rawScans[0], location: response.headers.get('location'), steps }
}

describe('beforeRedirect', () => {
  it('has the last word, and what it says is what is stored', async () => {
    const { raw, location } = await scan(({ facts, url }) =>
      facts.headers.get('accept-language') === 'de'
        ? url.replace('/menu', '/speisekarte').replace('utm_source=qr', 'utm_source=plakat')
        : null,
    )
    expect(location).toBe('https://a.example/speisekarte?table=7&utm_source=plakat')
    expect(raw).toMatchObject({ destination: location, utm: { source: 'plakat' } })
  })

  it('reads headers in any spelling of their names, on every mount', async () => {
    const { context } = recordingContext(codeEntry(), {
      beforeRedirect: ({ facts: { headers } }) =>
        headers.has('User-Agent') ? `https://a.example/${headers.get('Accept-Language')}` : null,
    })
    const headers = nodeHeaders({ 'accept-language': 'de', 'user-agent': 'Phone' })
    const request = { headers, method: 'GET', url: '/q/abc' }
    const { headers: answered } = await answerScan(request, context, { code: 'abc', peer: null })
    expect(answered.Location).toBe('https://a.example/de')
  })

  it('is told the code, the query and who scans, and no address', async () => {
    let told: unknown
    await scan((args) => void (told = args) as undefined)
    expect(told).toMatchObject({
      entry: codeEntry(),
      facts: {
        code: 'ABC',
        now: 1_800_000_000_000,
        outcome: 'redirected',
        query: 'table=7',
        trafficClass: 'human',
      },
      url: ORIGINAL,
    })
    expect(JSON.stringify(told)).not.toContain('8.8.8.8')
  })

  it('hears of a fallback with its reason, and never of a page', async () => {
    const outcomes: string[] = []
    const note: BeforeRedirect = ({ facts }) => void outcomes.push(facts.outcome) as undefined
    await scan(note, { fallbackURL: 'https://a.example/later', status: 'paused' })
    await scan(note, { status: 'paused' })
    expect(outcomes).toEqual(['paused'])
  })

  it('changes nothing by changing what it is given', async () => {
    const { location, steps } = await scan(({ entry }) => {
      ;(entry as CodeEntry).destination = 'https://evil.example'
      ;(entry as CodeEntry).utm.source = 'evil'
      return null
    })
    expect({ location, steps }).toEqual({ location: ORIGINAL, steps: [] })
  })

  it.each([
    'javascript:alert(1)',
    '//evil.example',
    'a b',
    '',
    Promise.resolve('https://a.example') as unknown as string,
    7 as unknown as string,
  ])('may not send people to %j', async (wrong) => {
    const { location, steps } = await scan(() => wrong)
    expect({ location, steps }).toEqual({ location: ORIGINAL, steps: ['beforeRedirect'] })
  })

  it.each(['myapp://seat/7', '/menu', 'https://b.example/'])(
    'may send people to %s',
    async (url) => {
      expect(await scan(() => url)).toMatchObject({ location: url, steps: [] })
    },
  )

  it('sends people on as before when it throws, and never leads to another scheme', async () => {
    const thrown = await scan(() => {
      throw new Error('no')
    })
    expect(thrown).toMatchObject({ location: ORIGINAL, steps: ['beforeRedirect'] })
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        const { location } = await scan(() => text)
        expect(location).toMatch(/^(https?:\/\/|\/(?!\/)|myapp:|[a-z]+:)/i)
        expect(location).not.toMatch(/^(javascript|data|vbscript|file):/i)
      }),
    )
  })
})
