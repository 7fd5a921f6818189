import { isbot } from 'isbot'

import { createLRU } from '../../kit/createLRU.js'

/** User agents are looked at and stored up to this many characters. */
export const USER_AGENT_MAX_LENGTH = 512

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
  /** Fetches a page to show a card of it in a chat or post. */
  preview: boolean
  /** Android WebView: Chromium without the fetch metadata of the full browser. */
  webView: boolean
}

// Most begin the user agent: the same words inside a browser's are an app a person uses.
const PREVIEW =
  /^(?:WhatsApp|Viber)\/|^(?:Snap URL Preview|SkypeUriPreview|kakaotalk-scrap)|facebookexternalhit|\bFacebot\b|Twitterbot|LinkedInBot|Slackbot|Slack-ImgProxy|TelegramBot|Discordbot|SkypeUriPreview|BingPreview|MicrosoftPreview|vkShare|redditbot|Embedly|Iframely|Mastodon\/|Bluesky Cardyb|Google-PageRenderer/i
// What isbot leaves out: libraries of phones that browsers never name first.
const LIBRARY = /^Dalvik\/|^(?!Mozilla\/).*\bCFNetwork\//
const BROWSER = /^(?:Mozilla|Opera)\//
const CHROMIUM = /\bChrom(?:e|ium)\/(\d{1,4})/
const IN_APP =
  /\b(?:FBAN|FBAV|FB_IAB|MetaIAB|Instagram|Barcelona|Snapchat|LinkedInApp|MicroMessenger|TikTok|musical_ly|BytedanceWebview|trill|GSA|Line|Pinterest|Twitter for)\b/

const known = createLRU<UserAgentFacts>(2000)

/** Reads a user agent (cut to `USER_AGENT_MAX_LENGTH`); remembers the latest 2,000. */
export function userAgentFacts(userAgent: null | string): UserAgentFacts {
  const text = (userAgent ?? '').slice(0, USER_AGENT_MAX_LENGTH)
  const before = known.get(text)
  if (before !== undefined) return before
  const chromium = CHROMIUM.exec(text)?.[1]
  const facts: UserAgentFacts = {
    bot: isbot(text) || LIBRARY.test(text),
    browserLike: BROWSER.test(text),
    chromium: chromium === undefined ? null : Number(chromium),
    empty: text === '',
    inApp: IN_APP.test(text),
    preview: PREVIEW.test(text),
    webView: text.includes('; wv)'),
  }
  known.set(text, facts)
  return facts
}
