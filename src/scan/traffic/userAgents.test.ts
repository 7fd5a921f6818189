import crawlers from 'crawler-user-agents'
import UserAgent from 'user-agents'
import { describe, expect, it } from 'vitest'

import { BY_NAME, IN_APP } from '../../../test/fixtures/inAppUserAgents.js'
import { classifyTraffic } from '../request/classifyTraffic.js'

const classOf = (
  userAgent: string,
  headers: Record<string, string> = { 'accept-language': 'en' },
) => classifyTraffic({ cdn: null, headers: new Headers(headers), method: 'GET', userAgent }).class

const APPS = Object.values(IN_APP).flatMap(({ userAgents }) => userAgents)

describe('people come first', () => {
  it('of 100 published user agents of apps, QR readers and cameras none is a machine', () => {
    expect(new Set(APPS).size).toBeGreaterThanOrEqual(100)
    expect(APPS.filter((userAgent) => classOf(userAgent) !== 'human')).toEqual([])
    // an app that sends no languages
    expect(APPS.filter((userAgent) => classOf(userAgent, {}) !== 'human')).toEqual([])
  })

  it.each(BY_NAME)('nor is %s', (userAgent) => expect(classOf(userAgent)).toBe('human'))

  it('of the browsers of `user-agents`, weighted by how many use them, at most 0.1 % are', () => {
    const browsers = UserAgent.top()
    const share = (wanted: (userAgent: string) => boolean) =>
      browsers.reduce((sum, { userAgent, weight }) => sum + (wanted(userAgent) ? weight : 0), 0)
    expect(browsers.length).toBeGreaterThan(1000)
    expect(share((one) => classOf(one) !== 'human') / share(() => true)).toBeLessThanOrEqual(0.001)
  })
})

/** In the list, and no machines: two apps of Meta, two editors and a browser that people use. */
const PEOPLE = [
  / Instagram 406\./,
  / MetaIAB Facebook$/,
  / Code\/1\.115/,
  / Trae\/1\.107/,
  / Fluid\/0\.9/,
]

describe('machines that say so', () => {
  const instances = [...new Set(crawlers.flatMap((crawler) => crawler.instances))]

  it('at least 99.5 % of `crawler-user-agents`, and all but those that are people', () => {
    const missed = instances.filter((userAgent) => classOf(userAgent) === 'human')
    expect(missed.length / instances.length).toBeLessThanOrEqual(0.005)
    expect(missed.filter((one) => !PEOPLE.some((person) => person.test(one)))).toEqual([])
    expect(missed).toHaveLength(PEOPLE.length)
  })

  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (Linux; Android 8.0; Pixel 2 Build/OPD3.170816.012; Storebot-Google/1.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/81.0.4044.138 Mobile Safari/537.36',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 8_1 like Mac OS X) AppleWebKit/600.1.4 (KHTML, like Gecko) Version/8.0 Mobile/12B410 Safari/600.1.4 (Applebot/0.1; +http://www.apple.com/go/applebot)',
    'Mozilla/5.0 (Linux; Android 14; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Mobile Safari/537.36',
  ])('in brackets, beside a phone, and on one named like a bot: %s', (userAgent) => {
    expect(classOf(userAgent)).toBe('bot')
  })
})
