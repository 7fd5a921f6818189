import { createLRU } from '../../kit/createLRU.js'
import { inApp } from '../traffic/apps.js'
import { namesMachine } from '../traffic/namesMachine.js'

/** User agents are looked at and stored up to this many characters. */
export const USER_AGENT_MAX_LENGTH = 512

/** Systems as `sec-ch-ua-platform` names them. */
export type System = 'Android' | 'Chrome OS' | 'iOS' | 'Linux' | 'macOS' | 'Windows'

/** What a user agent alone tells about who is asking. */
export type UserAgentFacts = {
  bot: boolean
  /** Looks like a browser by its first word. */
  browserLike: boolean
  /** Major version of Chromium-based browsers (not of Chrome on iOS, which is WebKit). */
  chromium: null | number
  /** There is none. */
  empty: boolean
  /** An app's built-in browser: always opened by a person, often with few headers. */
  inApp: boolean
  /** A phone's own HTTP library: an app asks, no browser. */
  library: boolean
  /** Says that the screen is a phone's. */
  mobile: boolean
  /** Firefox or Safari, which send no client hints. */
  otherEngine: boolean
  /** Fetches a page to show a card of it in a chat or post. */
  preview: boolean
  /** Its pages come by way of its maker's servers. */
  proxied: boolean
  system: null | System
  /** Android WebView: Chromium without the fetch metadata of the full browser. */
  webView: boolean
}

// Most begin the user agent: the same words inside a browser's are an app a person uses.
const PREVIEW =
  /^(?:WhatsApp|Viber)\/|^(?:Snap URL Preview|SkypeUriPreview|kakaotalk-scrap)|facebookexternalhit|\bFacebot\b|Twitterbot|LinkedInBot|Slackbot|Slack-ImgProxy|TelegramBot|Discordbot|SkypeUriPreview|BingPreview|MicrosoftPreview|vkShare|redditbot|Embedly|Iframely|Mastodon\/|Bluesky Cardyb|Google-PageRenderer/i
// What isbot leaves out: libraries of phones that browsers never name first.
const LIBRARY = /^Dalvik\/|^(?!Mozilla\/).*\bCFNetwork\//
const BROWSER = /^(?:Mozilla|Opera|UCWEB)\//
const CHROMIUM = /\bChrom(?:e|ium)\/(\d{1,4})/
const OTHER_ENGINE =
  /\b(?:Firefox|FxiOS|CriOS|EdgiOS)\/|\((?:iPhone|iPad|Macintosh);.*\bVersion\/[\d.]+.*\bSafari\//
const PROXIED = /\bOpera Mini\/|\bUCMini\/|^UCWEB\/|\bPuffin\/|\bSilk-Accelerated=true/

// The first that is found: Android also says Linux, iPhones also say Mac.
const SYSTEMS: [RegExp, System][] = [
  [/\bWindows (?:NT|Phone)\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\((?:iPhone|iPad|iPod)/, 'iOS'],
  [/\bMac(?:intosh| OS X)\b/, 'macOS'],
  [/\bCrOS\b/, 'Chrome OS'],
  [/\bX11; .*Linux\b/, 'Linux'],
]

const known = createLRU<UserAgentFacts>(2000)

/** Reads a user agent (cut to `USER_AGENT_MAX_LENGTH`); remembers the latest 2,000. */
export function userAgentFacts(userAgent: null | string): UserAgentFacts {
  const text = (userAgent ?? '').slice(0, USER_AGENT_MAX_LENGTH)
  const before = known.get(text)
  if (before !== undefined) return before
  const chromium = CHROMIUM.exec(text)?.[1]
  const library = LIBRARY.test(text)
  const facts: UserAgentFacts = {
    bot: library || namesMachine(text),
    browserLike: BROWSER.test(text),
    chromium: chromium === undefined ? null : Number(chromium),
    empty: text === '',
    inApp: inApp(text),
    library,
    mobile: /\bMobile\b/.test(text),
    otherEngine: chromium === undefined && OTHER_ENGINE.test(text),
    preview: PREVIEW.test(text),
    proxied: PROXIED.test(text),
    system: SYSTEMS.find(([pattern]) => pattern.test(text))?.[1] ?? null,
    webView: text.includes('; wv)'),
  }
  known.set(text, facts)
  return facts
}
