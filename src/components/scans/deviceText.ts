import type { TextKey } from '../../translations/en.js'

const TYPES: Record<string, TextKey> = {
  bot: 'plugin-qr:deviceBot',
  desktop: 'plugin-qr:deviceDesktop',
  mobile: 'plugin-qr:deviceMobile',
  tablet: 'plugin-qr:deviceTablet',
  tv: 'plugin-qr:deviceTV',
  unknown: 'plugin-qr:deviceUnknown',
  wearable: 'plugin-qr:deviceWearable',
}

/** The kind of a scan's device as a text, and its system and browser. */
export function deviceText(scan: Record<string, unknown>): { detail: string; key: TextKey } {
  const detail = [scan.os, scan.browser]
    .filter((part) => typeof part === 'string' && part)
    .join(' · ')
  return { detail, key: TYPES[String(scan.deviceType)] ?? 'plugin-qr:deviceUnknown' }
}
