import { escapeHTML } from '../../../kit/escapeHTML.js'
import { layoutPage, type Owner } from './layoutPage.js'
import { PAGE_TEXTS, type PageLanguage, type PageOutcome } from './pageTexts.js'

type PageInput = {
  /** Shown small, for people who ask for help. */
  code?: null | string
  language: PageLanguage
  outcome: PageOutcome
  siteURL: null | string
} & Owner

function homeLink({ language, siteName, siteURL }: PageInput): string {
  if (siteURL === null || !/^https?:\/\/[^\s/]/i.test(siteURL)) return ''
  const { home, homeUnnamed } = PAGE_TEXTS[language]
  // A function as replacement: a name with `$&` in it is text, not a pattern.
  const label = siteName ? home.replace('{site}', () => siteName) : homeUnnamed
  return `<a href="${escapeHTML(siteURL)}">${escapeHTML(label)}</a>`
}

/** What people read instead of being sent on. */
export function renderPage(input: PageInput): string {
  const { code, language, outcome } = input
  const texts = PAGE_TEXTS[language]
  const { body, title } = texts[outcome]
  return layoutPage(input, {
    body: `<p>${escapeHTML(body)}</p>
${homeLink(input)}
${codeLine(code, language)}`,
    language,
    title,
  })
}

/** Shown small, for people who ask for help. */
export const codeLine = (code: null | string | undefined, language: PageLanguage): string =>
  code
    ? `<p class="code">${escapeHTML(PAGE_TEXTS[language].code)} <code>${escapeHTML(code)}</code></p>`
    : ''
