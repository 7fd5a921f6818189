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
// Of what a header says only names that are known are believed: anything may stand there.
const BRANDS =
  /^(?:(?:Google |Headless)?Chrom(?:e|ium)|Microsoft Edge(?: WebView2)?|Opera(?: GX| Mini| Mobile| Air)?|Brave(?: Browser)?|Vivaldi|Samsung Internet|Yandex|YaBrowser|Whale|NAVER Whale|DuckDuckGo|Android WebView|Arc|Dia|Comet|Coc Coc|CocCoc|Avast Secure Browser|AVG Secure Browser|Norton(?: Secure| Private)? Browser|Avira Secure Browser|CCleaner Browser|HuaweiBrowser|MiuiBrowser|XiaoMi|UCBrowser|QQBrowser|Sogou Explorer|360Browser|Silk|Amazon Silk|Oculus Browser|Meta Quest Browser|Puffin|Iron|Epic|Ecosia|Kiwi|Cromite|Wavebox|Sidekick|Electron|Thorium|Ungoogled Chromium|Iridium|Atom|Sputnik|Maxthon|Falkon)$/
const PLATFORMS =
  /^(?:Android|Chrome OS|Chromium OS|ChromeOS|Fuchsia|HarmonyOS|iOS|Linux|macOS|Windows)$/

const unquote = (value: null | string, known: RegExp): null | string => {
  const text = value && /^"([\w .+-]{1,40})"$/.exec(value.trim())?.[1]
  return text && known.test(text) ? text : null
}

function brandOf(list: null | string): null | string {
  if (!list) return null
  let generic: null | string = null
  for (const [, name = '', version] of list
    .slice(0, LONGEST)
    .matchAll(/"([^"]{1,40})";\s*v="(\d{1,4})[\d.]*"/g)) {
    if (GREASE.test(name) || !BRANDS.test(name)) continue
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
    platform: unquote(platform, PLATFORMS),
    platformVersion: unquote(platformVersion, /^[\d.]+$/),
  }
}
