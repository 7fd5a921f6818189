import type { Random } from './createRandom.js'
import type { Browser } from './types.js'

/*
 * Headers of a navigation as published: Fetch Metadata (https://www.w3.org/TR/fetch-metadata/), low
 * entropy client hints (https://wicg.github.io/client-hints-infrastructure/), Chromium's reduced user
 * agent (https://www.chromium.org/updates/ua-reduction/) and Safari's frozen system version
 * (https://webkit.org/blog/17333/webkit-features-in-safari-26-0/). Apps name themselves as their
 * makers and https://github.com/faisalman/ua-parser-js document them.
 */

const ACCEPT = {
  chromium:
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
  firefox: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  safari: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
}
const LANGUAGES = [
  ['de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7', 45],
  ['en-US,en;q=0.9', 25],
  ['en-GB,en;q=0.9', 10],
  ['fr-FR,fr;q=0.9', 8],
  ['tr-TR,tr;q=0.9,de;q=0.8', 4],
  ['es-ES,es;q=0.9', 4],
  ['pl-PL,pl;q=0.9', 4],
] as const

export const languageOf = (random: Random): string => random.weighted(LANGUAGES)

/** Opened from outside the browser, as a scanned code is. */
const OPENED = {
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
  'upgrade-insecure-requests': '1',
}

const chromiumHints = (
  major: number,
  brand: string,
  platform: string,
  mobile: boolean,
): Browser => ({
  'sec-ch-ua': `"Chromium";v="${major}", "${brand}";v="${major}", "Not=A?Brand";v="24"`,
  'sec-ch-ua-mobile': mobile ? '?1' : '?0',
  'sec-ch-ua-platform': `"${platform}"`,
})

const chromium = (userAgent: string, hints: Browser, language: string): Browser => ({
  accept: ACCEPT.chromium,
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': language,
  'user-agent': userAgent,
  ...hints,
  ...OPENED,
})

export function chromeAndroid(random: Random, major = random.int(136, 148)): Browser {
  const userAgent = `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Mobile Safari/537.36`
  return chromium(
    userAgent,
    chromiumHints(major, 'Google Chrome', 'Android', true),
    languageOf(random),
  )
}

export function samsungInternet(random: Random): Browser {
  const version = random.int(26, 29)
  const major = version + 108
  const userAgent = `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/${version}.0 Chrome/${major}.0.0.0 Mobile Safari/537.36`
  return chromium(
    userAgent,
    chromiumHints(major, 'Samsung Internet', 'Android', true),
    languageOf(random),
  )
}

export function safariIPhone(random: Random): Browser {
  const [system, version] = random.pick([
    ['18_5', '18.5'],
    ['18_6', '18.6'],
    ['18_7', '26.0'],
    ['18_7', '26.1'],
    ['17_6', '17.6'],
    ['16_7', '16.6'],
  ] as const)
  return {
    accept: ACCEPT.safari,
    'accept-encoding': 'gzip, deflate, br',
    'accept-language': languageOf(random).split(',').slice(0, 2).join(','),
    'sec-fetch-dest': 'document',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'none',
    'user-agent': `Mozilla/5.0 (iPhone; CPU iPhone OS ${system} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Mobile/15E148 Safari/604.1`,
  }
}

export function firefoxAndroid(random: Random): Browser {
  const version = random.int(138, 147)
  return {
    accept: ACCEPT.firefox,
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': languageOf(random),
    'user-agent': `Mozilla/5.0 (Android 15; Mobile; rv:${version}.0) Gecko/${version}.0 Firefox/${version}.0`,
    ...OPENED,
  }
}

export function desktop(random: Random): Browser {
  const major = random.int(138, 148)
  const edge = random.unit() < 0.3
  const userAgent = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36${edge ? ` Edg/${major}.0.0.0` : ''}`
  const brand = edge ? 'Microsoft Edge' : 'Google Chrome'
  return chromium(userAgent, chromiumHints(major, brand, 'Windows', false), languageOf(random))
}

/** A phone as phones are in Europe and the United States. */
export const phone = (random: Random): Browser =>
  random.weighted<(random: Random) => Browser>([
    [safariIPhone, 52],
    [chromeAndroid, 36],
    [samsungInternet, 9],
    [firefoxAndroid, 3],
  ])(random)

const ANDROID = (model: string, app: string, random: Random): Browser => {
  const major = random.int(120, 148)
  return {
    accept: ACCEPT.chromium,
    'accept-encoding': 'gzip, deflate, br',
    'accept-language': languageOf(random),
    'sec-ch-ua': `"Chromium";v="${major}", "Android WebView";v="${major}", "Not=A?Brand";v="24"`,
    'sec-ch-ua-mobile': '?1',
    'sec-ch-ua-platform': '"Android"',
    'user-agent': `Mozilla/5.0 (Linux; Android 14; ${model} Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/${major}.0.6998.39 Mobile Safari/537.36${app}`,
    ...OPENED,
  }
}
const IPHONE = (app: string, random: Random): Browser => ({
  accept: ACCEPT.safari,
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': languageOf(random).split(',').slice(0, 2).join(','),
  'user-agent': `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148${app}`,
})

const MODELS = [
  'SM-S921B',
  'Pixel 8',
  'CUBOT X50',
  '2312DRA50G',
  'Discovery X1',
  'CPH2609',
  'Radar 9',
]

/** Browsers inside apps, as people come from a story, a chat or a wallet. */
export function inApp(random: Random): Browser {
  const model = random.pick(MODELS)
  return random.weighted<() => Browser>([
    [
      () =>
        IPHONE(
          ' Instagram 380.0.0.28.85 (iPhone16,1; iOS 18_5; de_DE; de; scale=3.00; 1179x2556; IABMV/1)',
          random,
        ),
      18,
    ],
    [
      () =>
        ANDROID(
          model,
          ' Instagram 382.0.0.49.84 Android (34/14; 480dpi; 1080x2340; samsung; SM-S921B; e1s; s5e9945; de_DE)',
          random,
        ),
      12,
    ],
    [
      () =>
        IPHONE(
          ' [FBAN/FBIOS;FBAV/515.0.0.40.90;FBBV/738283;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/18.5;FBSS/3;FBCR/;FBID/phone;FBLC/de_DE;FBOP/80]',
          random,
        ),
      10,
    ],
    [() => ANDROID(model, ' [FB_IAB/FB4A;FBAV/515.0.0.41.90;]', random), 10],
    [() => IPHONE(' musical_ly_39.8.0 BytedanceWebview/d8a21c6', random), 8],
    [() => ANDROID(model, ' trill_390803 BytedanceWebview/d8a21c6', random), 6],
    [() => IPHONE(' MicroMessenger/8.0.58(0x18003a2f) NetType/WIFI Language/de', random), 5],
    [
      () =>
        ANDROID(
          model,
          ' XWEB/1300259 MMWEBSDK/20250201 MMWEBID/6123 MicroMessenger/8.0.58.2841(0x28003A3F) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64 Process/tools',
          random,
        ),
      5,
    ],
    [() => IPHONE(' AlipayClient/10.7.30.7000 Language/de', random), 4],
    [
      () =>
        ANDROID(
          model,
          ' AliApp(AP/10.7.30.8000) AlipayClient/10.7.30.8000 Language/zh-Hans',
          random,
        ),
      3,
    ],
    [() => IPHONE(' Safari Line/15.7.1', random), 4],
    [() => ANDROID(model, ' KAKAOTALK 2511001', random), 3],
    [() => IPHONE(' Snapchat/13.40.0.37 (like Safari/8622.1.22, panda)', random), 6],
    [() => ANDROID(model, ' NewsArticle/9.1.2 SmartNews/25.5.0', random), 2],
    [() => IPHONE(' GSA/370.0.762543316 Safari/604.1', random), 4],
  ])()
}

/** Apps whose one purpose is to read codes, and readers of phone makers. */
export function qrApp(random: Random): Browser {
  const model = random.pick(MODELS)
  return random.weighted<() => Browser>([
    [() => IPHONE(' QRbot/3.2.11', random), 3],
    [() => ANDROID(model, ' QRbot/3.2.11', random), 3],
    [() => ANDROID(model, ' Scanbot/9.1.0', random), 2],
    [() => IPHONE(' Scanbot/9.1.0', random), 2],
    [() => ANDROID(model, ' UCBrowser/13.4.2.1307 U3/0.8.0', random), 2],
    [() => ANDROID(model, ' SogouMobileBrowser/8.0.1', random), 1],
    [() => ANDROID(model, ' BixbyVision/3.7.70', random), 3],
    [() => chromeAndroid(random), 4],
    [() => safariIPhone(random), 4],
  ])()
}
