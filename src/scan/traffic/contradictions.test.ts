import { describe, expect, it } from 'vitest'

import { classifyTraffic } from '../request/classifyTraffic.js'

type Hints = { brands?: string; mobile?: string; platform?: string }

const judged = (userAgent: string, { brands, mobile, platform }: Hints) => {
  const headers = new Headers({ 'accept-language': 'en' })
  if (brands !== undefined) headers.set('sec-ch-ua', brands)
  if (mobile !== undefined) headers.set('sec-ch-ua-mobile', mobile)
  if (platform !== undefined) headers.set('sec-ch-ua-platform', platform)
  const traffic = classifyTraffic({ cdn: null, headers, https: true, method: 'GET', userAgent })
  return { class: traffic.class, reasons: traffic.reasons }
}

const chrome = (version: number, name = 'Google Chrome') =>
  `"Chromium";v="${version}", "Not=A?Brand";v="24", "${name}";v="${version}"`
const KIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const ANDROID = `Mozilla/5.0 (Linux; Android 10; K) ${KIT} Chrome/140.0.0.0 Mobile Safari/537.36`
const TABLET = `Mozilla/5.0 (Linux; Android 10; K) ${KIT} Chrome/140.0.0.0 Safari/537.36`
const LINUX = `Mozilla/5.0 (X11; Linux x86_64) ${KIT} Chrome/140.0.0.0 Safari/537.36`
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KIT} Chrome/140.0.0.0 Safari/537.36`
const MAC = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${KIT} Chrome/140.0.0.0 Safari/537.36`
const CHROMEBOOK = `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${KIT} Chrome/140.0.0.0 Safari/537.36`
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'
const IPAD =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const WEBVIEW = `Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A; wv) ${KIT} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36`

describe('client hints that contradict the user agent', () => {
  it.each<[string, string, string, Hints]>([
    ['hints-headless', 'headless, as Android', ANDROID, { brands: chrome(140, 'HeadlessChrome') }],
    [
      'hints-platform',
      'Linux as a phone',
      ANDROID,
      { brands: chrome(140), mobile: '?0', platform: '"Linux"' },
    ],
    [
      'hints-platform',
      'Windows as a phone',
      ANDROID,
      { brands: chrome(140), mobile: '?1', platform: '"Windows"' },
    ],
    [
      'hints-platform',
      'Linux as an iPhone',
      IPHONE,
      { brands: chrome(140), mobile: '?0', platform: '"Linux"' },
    ],
    [
      'hints-platform',
      'Linux as Windows',
      WINDOWS,
      { brands: chrome(140), mobile: '?0', platform: '"Linux"' },
    ],
    [
      'hints-brand',
      'Chromium as Safari',
      IPAD,
      { brands: chrome(140), mobile: '?0', platform: '"macOS"' },
    ],
    [
      'hints-brand',
      'Chromium as Firefox',
      FIREFOX,
      { brands: chrome(140), mobile: '?0', platform: '"Windows"' },
    ],
    [
      'hints-mobile',
      'no phone as a phone',
      ANDROID,
      { brands: chrome(140), mobile: '?0', platform: '"Android"' },
    ],
    [
      'hints-mobile',
      'a phone as a desktop',
      WINDOWS,
      { brands: chrome(140), mobile: '?1', platform: '"Windows"' },
    ],
  ])('%s: %s', (reason, _, userAgent, hints) => {
    expect(judged(userAgent, hints)).toEqual({ class: 'bot', reasons: [reason] })
  })

  it('another version of Chromium alone makes nobody a machine', () => {
    expect(judged(ANDROID, { brands: chrome(132), mobile: '?1', platform: '"Android"' })).toEqual({
      class: 'suspect',
      reasons: ['hints-version'],
    })
  })

  it.each<[string, string, Hints]>([
    ['a phone', ANDROID, { brands: chrome(140), mobile: '?1', platform: '"Android"' }],
    ['a tablet', TABLET, { brands: chrome(140), mobile: '?0', platform: '"Android"' }],
    ['a phone unfolded', TABLET, { brands: chrome(140), mobile: '?1', platform: '"Android"' }],
    [
      'the desktop’s page on Android',
      LINUX,
      { brands: chrome(140), mobile: '?1', platform: '"Android"' },
    ],
    ['the same, hinting Linux', LINUX, { brands: chrome(140), mobile: '?0', platform: '"Linux"' }],
    ['the same as a Mac', MAC, { brands: chrome(140), mobile: '?1', platform: '"Android"' }],
    ['an iPad in desktop mode', IPAD, {}],
    ['an iPhone', IPHONE, {}],
    [
      'an iPhone in developer tools',
      IPHONE,
      { brands: chrome(140), mobile: '?1', platform: '"iOS"' },
    ],
    [
      'a WebView with its own user agent',
      WEBVIEW,
      { brands: chrome(138, 'Android WebView'), mobile: '?0', platform: '"Android"' },
    ],
    ['Brave', WINDOWS, { brands: chrome(140, 'Brave'), mobile: '?0', platform: '"Windows"' }],
    [
      'Opera',
      `${WINDOWS} OPR/124.0.0.0`,
      {
        brands: '"Opera";v="124", " Not;A Brand";v="99", "Chromium";v="140"',
        mobile: '?0',
        platform: '"Windows"',
      },
    ],
    [
      'Edge',
      `${MAC} Edg/140.0.0.0`,
      { brands: chrome(140, 'Microsoft Edge'), mobile: '?0', platform: '"macOS"' },
    ],
    [
      'Yandex',
      ANDROID,
      {
        brands: '"Not/A)Brand";v="8", "Chromium";v="140", "YaBrowser";v="25.8", "Yowser";v="2.5"',
        mobile: '?1',
        platform: '"Android"',
      },
    ],
    ['a Chromebook', CHROMEBOOK, { brands: chrome(140), mobile: '?0', platform: '"Chrome OS"' }],
    [
      'an app of Android on a Chromebook',
      TABLET,
      { brands: chrome(140), mobile: '?0', platform: '"Chrome OS"' },
    ],
    [
      'a television',
      'Mozilla/5.0 (Linux; NetCast; U) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.128 Safari/537.36 SmartTV/10.0 Colt/2.0',
      {
        brands: '"Not.A/Brand";v="8", "Chromium";v="94", "CrowBrowser";v="94"',
        mobile: '?0',
        platform: '"Linux"',
      },
    ],
    [
      'a Kindle Fire',
      'Mozilla/5.0 (Linux; Android 9; KFKAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/98.1.148 like Chrome/98.0.4758.101 Safari/537.36',
      {
        brands: '" Not A;Brand";v="99.0.0.0", "Chromium";v="98.0.4758.101"',
        mobile: '?0',
        platform: '"Android"',
      },
    ],
    ['hints that nobody knows', ANDROID, { brands: '', mobile: 'maybe', platform: 'Android' }],
  ])('%s is left alone', (_, userAgent, hints) => {
    expect(judged(userAgent, hints)).toMatchObject({ class: 'human' })
  })
})
