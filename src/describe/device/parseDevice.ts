import { UAParser } from 'ua-parser-js'

import type { DeviceFacts, ScanHeaders } from '../../vocabulary/scan.js'

import { cleanText } from '../../kit/cleanText.js'
import { createLRU } from '../../kit/createLRU.js'
import { USER_AGENT_MAX_LENGTH, userAgentFacts } from '../../scan/request/userAgentFacts.js'
import { clientHints, type SentHints, sentHints } from './clientHints.js'
import { namedDevice } from './namedDevice.js'
import { operatingSystem } from './operatingSystem.js'

type Parsed = Pick<UAParser.IResult, 'browser' | 'device' | 'os'>

const NAME_MAX_LENGTH = 64
const REMEMBERED = 2000
const parsedBefore = createLRU<Parsed>(REMEMBERED)
const knownBefore = createLRU<{ facts: Readonly<DeviceFacts>; hints: SentHints }>(REMEMBERED)

const TYPES: Record<string, DeviceFacts['deviceType']> = {
  mobile: 'mobile',
  smarttv: 'tv',
  tablet: 'tablet',
  wearable: 'wearable',
}
const DESKTOPS = /^(?:Windows|macOS|Linux|ChromeOS|Ubuntu|Debian|Fedora|FreeBSD|OpenBSD)(?: |$)/

function parse(userAgent: string): Parsed {
  const before = parsedBefore.get(userAgent)
  if (before !== undefined) return before
  const { browser, device, os } = new UAParser(userAgent).getResult()
  const parsed = { browser, device, os }
  parsedBefore.set(userAgent, parsed)
  return parsed
}

// Chrome leaves `Mobile` out on tablets: https://developer.chrome.com/docs/multidevice/user-agent
function androidType(
  parsed: DeviceFacts['deviceType'],
  userAgent: string,
  mobile: boolean | null,
): DeviceFacts['deviceType'] {
  if (parsed !== 'mobile' && parsed !== 'unknown') return parsed
  if (mobile === true) return 'mobile'
  return /\bChrome\/\d/.test(userAgent) && !/\bMobile\b/.test(userAgent) ? 'tablet' : 'mobile'
}

function browserName({ browser }: Parsed, brand: null | string): null | string {
  // Only where the user agent says plain Chrome the hint can know better (Brave, Vivaldi, …).
  if (brand && (browser.name === 'Chrome' || !browser.name) && !/^Chrom/.test(brand)) return brand
  // Without a browser's name the parser falls back on the engine's.
  if (!browser.name || browser.name === 'WebKit') return brand
  const major = /^\d{1,4}(?![^.])/.exec(browser.version ?? '')?.[0]
  return major ? `${browser.name} ${major}` : browser.name
}

function deviceOf(text: string, sent: SentHints): DeviceFacts {
  const agent = userAgentFacts(text)
  const parsed = parse(text)
  const hints = clientHints(sent)
  const named = namedDevice(text)
  const os = named?.os ?? operatingSystem(parsed.os, text, hints)
  let deviceType = named?.type ?? TYPES[parsed.device.type ?? ''] ?? 'unknown'
  if (!named && (agent.preview || (agent.bot && !agent.library))) deviceType = 'bot'
  else if (os?.startsWith('Android')) deviceType = androidType(deviceType, text, hints.mobile)
  else if (parsed.device.type === undefined && DESKTOPS.test(os ?? '')) deviceType = 'desktop'
  // An app's own library says its phone, or nothing at all.
  if (agent.library && deviceType === 'unknown') deviceType = 'bot'
  return {
    browser: cleanText(browserName(parsed, hints.brand), NAME_MAX_LENGTH),
    deviceType,
    os: cleanText(os, NAME_MAX_LENGTH),
  }
}

/** No browser sends as much: what is sent instead is not worth the memory. */
const HINTS_MAX_LENGTH = 512

const isShort = (hint: null | string): boolean => hint === null || hint.length <= HINTS_MAX_LENGTH

const areShort = ({ brand, mobile, platform, platformVersion }: SentHints): boolean =>
  isShort(brand) && isShort(mobile) && isShort(platform) && isShort(platformVersion)

const areSame = (a: SentHints, b: SentHints): boolean =>
  a.brand === b.brand &&
  a.mobile === b.mobile &&
  a.platform === b.platform &&
  a.platformVersion === b.platformVersion

/**
 * Browser, system and kind of device, from the user agent and the client hints the browser sent.
 * Frozen system versions (Android 10; K, Windows NT 10.0, Mac 10_15_7, iOS 18_6) are left out.
 * Remembers the latest user agents, each with the hints that came along last: they seldom differ.
 */
export function parseDevice(userAgent: null | string, headers: ScanHeaders): Readonly<DeviceFacts> {
  const text = (userAgent ?? '').slice(0, USER_AGENT_MAX_LENGTH)
  const hints = sentHints(headers)
  const before = knownBefore.get(text)
  if (before && areSame(before.hints, hints)) return before.facts
  const facts = deviceOf(text, hints)
  if (areShort(hints)) knownBefore.set(text, { facts, hints })
  return facts
}
