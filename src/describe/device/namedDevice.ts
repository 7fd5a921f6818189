import type { DeviceType } from '../../vocabulary/scan.js'

type Named = { os?: string; type: DeviceType }

/**
 * Devices that name themselves and that the parser takes for others: watches for the phone or computer
 * they belong to, televisions for computers or tablets.
 */
const NAMED: [RegExp, Named][] = [
  [/\bApple Watch\b|\bwatchOS\b|\bWatch OS\b|^Watch\d+,\d/, { os: 'watchOS', type: 'wearable' }],
  [/\bAndroid [\d.]+;[^)]*(?:\bWatch\b|\bZenWatch\b|\bWear\b)/, { type: 'wearable' }],
  [/\bTizen [\d.]+;[^)]*\bSM-R\d{3}/, { type: 'wearable' }],
  [/\bApple ?TV\b|\btvOS/i, { os: 'tvOS', type: 'tv' }],
  // Vewd's browser writes Android so that nobody takes it for a phone
  [/\bAndr0id\b/, { os: 'Android', type: 'tv' }],
  [/\bAndroid TV\b|\bGoogle ?TV\b|\bADT-\d|\bMIBOX|\bMi ?TV|\bChromecast\b/i, { type: 'tv' }],
]

const VERSIONS: Record<string, RegExp> = {
  Android: /\bAndr0id (\d+)/,
  tvOS: /\btvOS[/ ]?(\d+)|\bCPU OS (\d+)/,
  watchOS: /\bwatchOS[/ ](\d+)|\bWatch OS[ ,](\d+)|^Watch\d+,\d+\/(\d+)/,
}

/** What a user agent names by itself, with its system and version; `null`: nothing of these. */
export function namedDevice(userAgent: string): { os: null | string; type: DeviceType } | null {
  const found = NAMED.find(([pattern]) => pattern.test(userAgent))?.[1]
  if (!found) return null
  const { os, type } = found
  if (os === undefined) return { os: null, type }
  const version = VERSIONS[os]?.exec(userAgent)?.slice(1).find(Boolean)
  return { os: version ? `${os} ${version}` : os, type }
}
