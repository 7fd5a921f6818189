import type { ClientHints } from './clientHints.js'

const NAMES: Record<string, string> = {
  'Chrome OS': 'ChromeOS',
  'Chromium OS': 'ChromeOS',
  'Mac OS': 'macOS',
}

/** What is no version is text somebody sent. */
const VERSION = /^(?:\d[\d.]{0,9}|NT [\d.]{1,5}|CE|ME|RT|Vista|XP|ARM)$/

/** iOS: Safari 26 and later, and apps on it, keep claiming 18_6 or 18_7. */
function iosVersion(userAgent: string, version: string): string {
  const stated = /(?:\bVersion|\bFBSV)\/(\d{2})|; iOS (\d{2})[_.]/.exec(userAgent)
  const major = Number(stated?.[1] ?? stated?.[2] ?? 0)
  if (major >= 26) return String(major)
  const [claimed = '', minor = '0'] = version.split('.')
  return major === 0 && claimed === '18' && Number(minor) >= 6 ? '' : claimed
}

/** Version where it can be believed, else empty: browsers freeze what they say of newer systems. */
function believable(name: string, version: string, userAgent: string): string {
  const major = version.split('.')[0] ?? ''
  switch (name) {
    case 'Android':
      return /Android 10; K\)/.test(userAgent) ? '' : major
    case 'ChromeOS':
    case 'Linux':
    case 'Ubuntu':
      return ''
    case 'HarmonyOS':
      // `Android 12; HarmonyOS` counts Android's versions.
      return /\bHarmonyOS[/ ](\d+)/.exec(userAgent)?.[1] ?? ''
    case 'iOS':
      return iosVersion(userAgent, version)
    case 'macOS':
      // Frozen at 10_15_7 (Firefox: 10.15) since 2020; older ones were real.
      return /^10\.15/.test(version) ? '' : version.split('.').slice(0, 2).join('.')
    case 'Windows':
      return version === '10' ? '' : version
    default:
      return major
  }
}

/** The high-entropy hint: https://wicg.github.io/ua-client-hints/#sec-ch-ua-platform-version */
function hinted(name: string, hint: null | string): string {
  const major = Number(hint?.split('.')[0] ?? Number.NaN)
  if (!(major > 0)) return ''
  if (name === 'Windows') return major >= 13 ? '11' : '10'
  return name === 'Android' || name === 'macOS' ? String(major) : ''
}

/** Name and believable version of the system; a hint beats what the user agent claims. */
export function operatingSystem(
  parsed: { name?: string; version?: string },
  userAgent: string,
  hints: ClientHints,
): null | string {
  // "Desktop site" on a phone claims Linux; the hint still says Android.
  const android = hints.platform === 'Android'
  const found = parsed.name ?? hints.platform ?? null
  if (found === null) return null
  const name = android ? 'Android' : (NAMES[found] ?? found)
  const claimed = android && parsed.name !== 'Android' ? '' : (parsed.version ?? '')
  const version = hinted(name, hints.platformVersion) || believable(name, claimed, userAgent)
  return VERSION.test(version) ? `${name} ${version}` : name
}
