import type { ScanRecord, TrafficClass } from 'payload-plugin-qr/types'

type DeviceFacts = Pick<ScanRecord, 'browser' | 'deviceType' | 'os'>
type Traffic = { class: TrafficClass; reasons: string[]; rulesVersion: number; score: number }

export type Device = { userAgent: string } & DeviceFacts

const device = (
  deviceType: DeviceFacts['deviceType'],
  os: null | string,
  browser: null | string,
  userAgent: string,
): Device => ({ browser, deviceType, os, userAgent })

const apple = (version: string, rest: string): string =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`
const chromium = (system: string, rest: string): string =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) ${rest}`
const android = (rest: string): string => chromium('Linux; Android 10; K', rest)

/** What people scan with, by weight, with what the scan's own steps make of it. */
export const devices: readonly (readonly [number, Device])[] = [
  [
    26,
    device(
      'mobile',
      'iOS 26',
      'Mobile Safari 26',
      apple('18_7', 'Version/26.1 Mobile/15E148 Safari/604.1'),
    ),
  ],
  [
    13,
    device(
      'mobile',
      'iOS 18',
      'Mobile Safari 18',
      apple('18_5', 'Version/18.5 Mobile/15E148 Safari/604.1'),
    ),
  ],
  [
    4,
    device(
      'mobile',
      'iOS 17',
      'Mobile Safari 17',
      apple('17_6_1', 'Version/17.6 Mobile/15E148 Safari/604.1'),
    ),
  ],
  [
    4,
    device(
      'mobile',
      'iOS',
      'Chrome 142',
      apple('18_7', 'CriOS/142.0.7444.148 Mobile/15E148 Safari/604.1'),
    ),
  ],
  [22, device('mobile', 'Android', 'Chrome 142', android('Chrome/142.0.0.0 Mobile Safari/537.36'))],
  [7, device('mobile', 'Android', 'Chrome 141', android('Chrome/141.0.0.0 Mobile Safari/537.36'))],
  [
    9,
    device(
      'mobile',
      'Android',
      'Samsung Internet 29',
      android('SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36'),
    ),
  ],
  [
    3,
    device(
      'mobile',
      'Android 16',
      'Chrome WebView 142',
      chromium(
        'Linux; Android 16; Pixel 9 Build/BP3A.250905.014; wv',
        'Version/4.0 Chrome/142.0.7444.102 Mobile Safari/537.36',
      ),
    ),
  ],
  [
    3,
    device(
      'mobile',
      'Android 15',
      'Firefox 145',
      'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
    ),
  ],
  [
    3,
    device(
      'tablet',
      'iOS 26',
      'Mobile Safari 26',
      'Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
    ),
  ],
  [2, device('tablet', 'Android', 'Chrome 142', android('Chrome/142.0.0.0 Safari/537.36'))],
  [
    2,
    device(
      'desktop',
      'Windows',
      'Chrome 142',
      chromium('Windows NT 10.0; Win64; x64', 'Chrome/142.0.0.0 Safari/537.36'),
    ),
  ],
  [
    2,
    device(
      'desktop',
      'macOS',
      'Safari 26',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    ),
  ],
]

export type Machine = {
  device: Device
  network: string
  /** Cloud region: name of a city, for the location. */
  place: 'Dublin' | 'Frankfurt am Main' | 'New York'
  traffic: Traffic
}

const machine = (
  kind: TrafficClass,
  reason: string,
  userAgent: string,
  network: string,
  place: Machine['place'],
): Machine => ({
  device: device('bot', null, null, userAgent),
  network,
  place,
  traffic: { class: kind, reasons: [reason], rulesVersion: 1, score: 100 },
})

const phone = devices[4]?.[1] as Device

/** Who else asks for a printed code: crawlers, chat previews, browsers fetching early, monitors. */
export const machines: readonly (readonly [number, Machine])[] = [
  [9, machine('preview', 'preview', 'WhatsApp/2.23.20.0', 'Facebook, Inc.', 'Dublin')],
  [
    7,
    machine(
      'preview',
      'preview',
      'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
      'Facebook, Inc.',
      'New York',
    ),
  ],
  [
    4,
    machine(
      'preview',
      'preview',
      'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
      'Amazon.com, Inc.',
      'New York',
    ),
  ],
  [
    3,
    machine(
      'preview',
      'preview',
      'TelegramBot (like TwitterBot)',
      'Telegram Messenger Inc',
      'Frankfurt am Main',
    ),
  ],
  [
    9,
    machine(
      'bot',
      'isbot',
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'Google LLC',
      'New York',
    ),
  ],
  [
    6,
    machine(
      'bot',
      'isbot',
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
      'Microsoft Corporation',
      'New York',
    ),
  ],
  [4, machine('bot', 'isbot', 'curl/8.14.1', 'Hetzner Online GmbH', 'Frankfurt am Main')],
  [6, { ...machine('prefetch', 'sec-purpose', '', 'Google LLC', 'Dublin'), device: phone }],
  [3, { ...machine('probe', 'head', '', 'Amazon.com, Inc.', 'Dublin'), device: phone }],
  [
    2,
    {
      ...machine('suspect', 'ua-no-browser', '', 'OVH SAS', 'Frankfurt am Main'),
      device: device('unknown', null, null, 'LinkKit/3.2 (com.example.links)'),
      traffic: { class: 'suspect', reasons: ['ua-no-browser'], rulesVersion: 1, score: 40 },
    },
  ],
]
