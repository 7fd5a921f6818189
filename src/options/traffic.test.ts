import { describe, expect, it } from 'vitest'

import type { QRPluginOptions } from './types.js'

import { createClassifier } from '../scan/traffic/createClassifier.js'
import { createRulebook } from '../scan/traffic/rulebook.js'
import { sanitizeOptions } from './sanitizeOptions.js'

const holds = () => true

const refused = (traffic: unknown): string => {
  try {
    sanitizeOptions({ traffic } as QRPluginOptions)
  } catch (error) {
    return (error as Error).message
  }
  return 'taken'
}

const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

function scanBy(
  traffic: QRPluginOptions['traffic'],
  {
    address = '203.0.113.9',
    headers = {},
    userAgent = ANDROID,
  }: { address?: null | string; headers?: Record<string, string>; userAgent?: string } = {},
) {
  const { internal, rules } = sanitizeOptions({ traffic }).traffic
  const classify = createClassifier({ internal, rulebook: createRulebook(rules) })
  return classify({
    address,
    cdn: null,
    headers: new Headers({ 'accept-language': 'de', 'user-agent': userAgent, ...headers }),
    https: false,
    isBurst: false,
    method: 'GET',
    userAgent,
  })
}

describe('options.traffic', () => {
  it.each([
    [{ hosting: [0] }, 'options.traffic.hosting[0]'],
    [{ exempt: ['AS13335'] }, 'options.traffic.exempt[0]'],
    [{ exempt: 13335 }, 'options.traffic.exempt'],
    [{ internal: ['10.0.0.0/33'] }, 'options.traffic.internal[0]'],
    [{ internal: '10.0.0.0/8' }, 'options.traffic.internal'],
    [{ rules: [null] }, 'options.traffic.rules[0]'],
    [{ rules: [{ holds, rule: 'Kiosk Nr 1', verdict: 'bot' }] }, 'options.traffic.rules[0].rule'],
    [{ rules: [{ holds, rule: 'isbot', verdict: 'bot' }] }, 'options.traffic.rules[0].rule'],
    [{ rules: [{ holds: true, rule: 'kiosk', verdict: 'bot' }] }, 'options.traffic.rules[0].holds'],
    [{ rules: [{ holds, rule: 'kiosk' }] }, 'options.traffic.rules[0]'],
    [{ rules: [{ holds, rule: 'kiosk', verdict: 'bot', weight: 5 }] }, 'options.traffic.rules[0]'],
    [{ rules: [{ holds, rule: 'kiosk', verdict: 'robot' }] }, 'options.traffic.rules[0].verdict'],
    [{ rules: [{ holds, rule: 'kiosk', weight: 101 }] }, 'options.traffic.rules[0].weight'],
    [{ proxies: [] }, 'options.traffic.proxies'],
  ])('%j stops the start and says where', (traffic, path) => {
    expect(refused(traffic)).toContain(path)
  })

  it('is empty by default', () => {
    expect(sanitizeOptions({}).traffic).toEqual({
      exempt: [],
      hosting: [],
      internal: [],
      rules: [],
    })
  })

  it('scans from its own networks are internal, machines among them', () => {
    const internal = ['203.0.113.0/24', '2001:db8::/32']
    expect(scanBy({ internal })).toMatchObject({ class: 'internal', reasons: ['internal-network'] })
    expect(scanBy({ internal }, { address: '2001:db8::7' }).class).toBe('internal')
    expect(scanBy({ internal }, { userAgent: 'curl/8.9.1' }).class).toBe('internal')
    expect(scanBy({ internal }, { address: '198.51.100.1' }).class).toBe('human')
    expect(scanBy({ internal }, { address: null }).class).toBe('human')
  })

  it('a rule of its own decides before ours, or adds to the score', () => {
    const kiosk = {
      holds: ({ headers }: { headers: Pick<Headers, 'has'> }) => headers.has('x-kiosk'),
      rule: 'kiosk',
    }
    const asked = { headers: { 'x-kiosk': '1' }, userAgent: 'curl/8.9.1' }
    expect(scanBy({ rules: [{ ...kiosk, verdict: 'internal' }] }, asked)).toMatchObject({
      class: 'internal',
      reasons: ['kiosk'],
    })
    expect(
      scanBy({ rules: [{ ...kiosk, weight: 45 }] }, { headers: { 'x-kiosk': '1' } }),
    ).toMatchObject({
      class: 'suspect',
      reasons: ['kiosk'],
      score: 45,
    })
    expect(scanBy({ rules: [{ ...kiosk, verdict: 'internal' }] }).class).toBe('human')
  })

  it('a rule that throws or promises does not hold', () => {
    const throws = () => {
      throw new Error('no')
    }
    const promises = (async () => true) as unknown as () => boolean
    for (const wrong of [throws, promises]) {
      expect(scanBy({ rules: [{ holds: wrong, rule: 'wrong', verdict: 'bot' }] }).class).toBe(
        'human',
      )
    }
  })
})
