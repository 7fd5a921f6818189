import type { OwnPage } from '../../../vocabulary/ownPages.js'

import { escapeHTML } from '../../../kit/escapeHTML.js'
import { isAllowedDestination } from '../../decide/destinationProblem.js'
import { layoutPage, type Owner } from './layoutPage.js'
import { type Opening, openingTexts, opensItself } from './opening.js'
import { PAGE_TEXTS, type PageLanguage, type PageOutcome } from './pageTexts.js'

type PageInput = {
  /** Shown small, for people who ask for help. */
  code?: null | string
  language: PageLanguage
  /** When the code begins; left out: that is not said. */
  opening?: Opening | undefined
  outcome: PageOutcome
  /** The host's own words, instead of ours. */
  own?: OwnPage | undefined
  /** App schemes the host allows. */
  schemes?: readonly string[] | undefined
  siteURL: null | string
  /** @default 'UTC' */
  timeZone?: string | undefined
} & Owner

const STYLE = '\n.own{white-space:pre-line}'

/** What people read instead of being sent on. */
export function renderPage(input: PageInput): string {
  const { code, language, own } = input
  const said = wordsOf(input)
  const body =
    own && said.body
      ? `<p class="own">${escapeHTML(said.body)}</p>`
      : said.body && `<p>${escapeHTML(said.body)}</p>`
  return layoutPage(input, {
    body: [body, link(input), codeLine(code, language)].filter((part) => part !== null).join('\n'),
    language,
    style: own ? STYLE : '',
    title: said.title,
  })
}

/** The host's as they were written, else ours. */
function wordsOf(input: PageInput): { body: null | string; title: string } {
  const { language, opening, outcome, own, timeZone } = input
  const { waiting, [outcome]: ours } = PAGE_TEXTS[language]
  if (own) {
    // Who says something in their own words has not said ours below them.
    return { body: own.text ?? (own.title ? null : ours.body), title: own.title ?? ours.title }
  }
  if (!opening || outcome !== 'not-started' || opening.now >= opening.at) return ours
  const { isToday, relative, when } = openingTexts(opening, language, timeZone)
  const fill = (text: string): string =>
    text.replace('{when}', () => when).replace('{relative}', () => relative)
  return {
    body: fill(opensItself(opening) ? waiting.itself : waiting.later),
    title: fill(isToday ? waiting.today : waiting.another),
  }
}

/** Where the host's button leads, else to its site. */
function link(input: PageInput): string {
  const { language, own, schemes, siteName, siteURL } = input
  const { home, homeUnnamed } = PAGE_TEXTS[language]
  if (own?.url && isAllowedDestination(own.url, schemes)) {
    return anchor(own.url, own.button ?? homeUnnamed)
  }
  if (siteURL === null || !/^https?:\/\/[^\s/]/i.test(siteURL)) return ''
  // A function as replacement: a name with `$&` in it is text, not a pattern.
  return anchor(siteURL, siteName ? home.replace('{site}', () => siteName) : homeUnnamed)
}

const anchor = (url: string, label: string): string =>
  `<a href="${escapeHTML(url)}">${escapeHTML(label)}</a>`

/** Shown small, for people who ask for help. */
export const codeLine = (code: null | string | undefined, language: PageLanguage): string =>
  code
    ? `<p class="code">${escapeHTML(PAGE_TEXTS[language].code)} <code>${escapeHTML(code)}</code></p>`
    : ''
