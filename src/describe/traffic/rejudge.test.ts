import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { classifyTraffic } from '../../scan/request/classifyTraffic.js'
import { TRAFFIC_RULES, TRAFFIC_RULES_VERSION } from '../../scan/traffic/trafficRules.js'
import { rejudge } from './rejudge.js'

const WECHAT =
  'Mozilla/5.0 (Linux; Android 10; ELE-AL00 Build/HUAWEIELE-AL00; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/77.0.3865.120 MQQBrowser/6.2 TBS/045713 Mobile Safari/537.36 MMWEBID/8101 MicroMessenger/8.0.10.1960(0x28000A3D) Process/tools WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64'
const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

const again = (
  userAgent: null | string,
  trafficReasons: string[],
  asOrganization: null | string = null,
) => rejudge({ asOrganization, trafficReasons, userAgent })

describe('a stored scan by the rules of today', () => {
  it('a person who was taken for a bot is one no more', () => {
    expect(again(WECHAT, ['isbot'])).toEqual({
      class: 'human',
      reasons: ['in-app'],
      rulesVersion: TRAFFIC_RULES_VERSION,
      score: 0,
    })
  })

  it('a machine that was missed is found', () => {
    expect(again('curl/8.9.1', [])).toMatchObject({
      class: 'bot',
      reasons: ['isbot', 'ua-no-browser'],
    })
    expect(again(ANDROID, ['sec-fetch-dest'])).toMatchObject({ class: 'probe' })
  })

  it('what headers said, and many scans together, still holds', () => {
    expect(again(ANDROID, ['no-accept-language', 'no-fetch-metadata'])).toMatchObject({
      class: 'suspect',
      score: 45,
    })
    expect(again(ANDROID, ['burst'])).toMatchObject({ class: 'suspect', reasons: ['burst'] })
    expect(again(ANDROID, ['sec-purpose'])).toMatchObject({ class: 'prefetch' })
  })

  it('the owner of the network is looked at anew, and a number that was known still counts', () => {
    expect(again(ANDROID, [], 'Hetzner Online GmbH')).toMatchObject({
      class: 'suspect',
      reasons: ['hosting'],
    })
    expect(again(ANDROID, ['no-accept-language'], 'OVH SAS').class).toBe('bot')
    expect(again(ANDROID, ['hosting'], 'Google LLC').class).toBe('suspect')
    expect(again(ANDROID, [], 'Deutsche Telekom AG').class).toBe('human')
  })

  it('a mark decides before everything else', () => {
    expect(again('curl/8.9.1', ['isbot', 'marked-person']).class).toBe('human')
    expect(again(ANDROID, ['marked-machine']).class).toBe('bot')
    expect(again(ANDROID, ['burst', 'marked-internal']).class).toBe('internal')
  })

  it('a user agent that was not stored leaves its reasons standing', () => {
    expect(again(null, ['isbot'])).toMatchObject({ class: 'bot', reasons: ['isbot'] })
    expect(again(null, ['ua-empty', 'no-accept-language'])).toMatchObject({
      class: 'bot',
      score: 85,
    })
  })

  it('says of any request what was said at once, and the same a second time', () => {
    const names = TRAFFIC_RULES.map(({ rule }) => rule)
    const text = fc.oneof(
      fc.constantFrom(WECHAT, ANDROID, 'curl/8', 'Mozilla/5.0 (compatible; x)'),
      fc.string(),
    )
    fc.assert(
      fc.property(text, fc.boolean(), (userAgent, language) => {
        const headers = new Headers(language ? { 'accept-language': 'de' } : {})
        const first = classifyTraffic({ cdn: null, headers, method: 'GET', userAgent })
        const second = again(userAgent || null, first.reasons)
        expect(second.class).toBe(first.class)
        expect(again(userAgent || null, second.reasons)).toEqual(second)
        expect(names).toEqual(expect.arrayContaining(second.reasons))
      }),
    )
  })
})
