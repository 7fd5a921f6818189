import type { ScanHeaders } from '../../vocabulary/scan.js'

/** The `Sec-CH-UA*` headers as they were sent. */
export type SentHints = Record<keyof ClientHints, null | string>

/** What the `Sec-CH-UA*` headers say; each `null` when absent. https://wicg.github.io/ua-client-hints/ */
export type ClientHints = {
  /** The brand a person would name, and its major version: `Brave 140`. */
  brand: null | string
  mobile: boolean | null
  platform: null | string
  /** High-entropy, so absent on most first requests. */
  platformVersion: null | string
}

// Placeholder brands browsers add so that nobody matches on the list's order.
const GREASE = /not.?a.?brand/i
const LONGEST = 512

const unquote = (value: null | string): null | string =>
  (value && /^"([\w .+-]{1,40})"$/.exec(value.trim())?.[1]) || null

function brandOf(list: null | string): null | string {
  if (!list) return null
  let generic: null | string = null
  for (const [, name = '', version] of list
    .slice(0, LONGEST)
    .matchAll(/"([^"]{1,40})";\s*v="(\d{1,4})[\d.]*"/g)) {
    if (GREASE.test(name) || !/^[\w .-]+$/.test(name)) continue
    const brand = `${name === 'Google Chrome' ? 'Chrome' : name} ${version}`
    // Every Chromium browser lists `Chromium` beside its own name.
    if (name !== 'Chromium') return brand
    generic = brand
  }
  return generic
}

export const sentHints = (headers: ScanHeaders): SentHints => ({
  brand: headers.get('sec-ch-ua'),
  mobile: headers.get('sec-ch-ua-mobile'),
  platform: headers.get('sec-ch-ua-platform'),
  platformVersion: headers.get('sec-ch-ua-platform-version'),
})

/** Reads the user-agent client hints of a request; malformed ones count as absent. */
export function clientHints({ brand, mobile, platform, platformVersion }: SentHints): ClientHints {
  return {
    brand: brandOf(brand),
    mobile: mobile === '?1' ? true : mobile === '?0' ? false : null,
    platform: unquote(platform),
    platformVersion: unquote(platformVersion),
  }
}
