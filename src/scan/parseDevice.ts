import { UAParser } from 'ua-parser-js'

import type { DeviceFacts, ScanHeaders } from './types.js'

import { cleanText } from './cleanText.js'
import { clientHints } from './clientHints.js'
import { createLRU } from './createLRU.js'
import { operatingSystem } from './operatingSystem.js'
import { USER_AGENT_MAX_LENGTH, userAgentFacts } from './userAgentFacts.js'

type Parsed = Pick<UAParser.IResult, 'browser' | 'device' | 'os'>

const NAME_MAX_LENGTH = 64
const known = createLRU<Parsed>(2000)

const TYPES: Record<string, DeviceFacts['deviceType']> = {
  mobile: 'mobile',
  smarttv: 'tv',
  tablet: 'tablet',
  wearable: 'wearable',
}
const DESKTOPS = /^(?:Windows|macOS|Linux|ChromeOS|Ubuntu|Debian|Fedora|FreeBSD|OpenBSD)(?: |$)/

function parse(userAgent: string): Parsed {
  const before = known.get(userAgent)
  if (before !== undefined) return before
  const { browser, device, os } = new UAParser(userAgent).getResult()
  const parsed = { browser, device, os }
  known.set(userAgent, parsed)
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
  const major = browser.version?.split('.')[0]
  return major ? `${browser.name} ${major}` : browser.name
}

/**
 * Browser, system and kind of device, from the user agent and the client hints the browser sent.
 * Frozen system versions (Android 10; K, Windows NT 10.0, Mac 10_15_7, iOS 18_6) are left out.
 */
export function parseDevice(userAgent: null | string, headers: ScanHeaders): DeviceFacts {
  const text = (userAgent ?? '').slice(0, USER_AGENT_MAX_LENGTH)
  const agent = userAgentFacts(text)
  const parsed = parse(text)
  const hints = clientHints(headers)
  const os = operatingSystem(parsed.os, text, hints)
  let deviceType = TYPES[parsed.device.type ?? ''] ?? 'unknown'
  if (agent.bot || agent.preview) deviceType = 'bot'
  else if (os?.startsWith('Android')) deviceType = androidType(deviceType, text, hints.mobile)
  else if (parsed.device.type === undefined && DESKTOPS.test(os ?? '')) deviceType = 'desktop'
  return {
    browser: cleanText(browserName(parsed, hints.brand), NAME_MAX_LENGTH),
    deviceType,
    os: cleanText(os, NAME_MAX_LENGTH),
  }
}
