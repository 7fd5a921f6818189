import type { Between, Refusal } from '../../../vocabulary/between.js'
import type { PageLanguage } from './pageTexts.js'

import { escapeHTML } from '../../../kit/escapeHTML.js'
import { readableURL } from '../../../kit/readableURL.js'
import { PASSWORD_LENGTH } from '../../../vocabulary/between.js'
import { FIELDS } from '../../decide/between/formFields.js'
import { BETWEEN_TEXTS } from './betweenTexts.js'
import { layoutPage, type Owner } from './layoutPage.js'
import { codeLine } from './renderPage.js'

export type BetweenInput = {
  between: Between
  code: null | string
  language: PageLanguage
  /** Goes back with the answer, see `Gate`. */
  proof: string
  refusal?: Refusal | undefined
  /** Where it leads, where the page says so. */
  url: null | string
} & Owner

const STYLE = `
form{margin:1.5rem 0 0;display:grid;gap:.75rem}
.asked{white-space:pre-line}
button{width:100%;padding:.8rem 1.25rem;border:1px solid var(--link);border-radius:.625rem;background:var(--link);color:var(--card);font:inherit;font-weight:600;cursor:pointer;overflow-wrap:anywhere}
button:hover{text-decoration:underline}
button:focus-visible,input:focus-visible{outline:3px solid var(--link);outline-offset:3px}
label{display:grid;gap:.35rem;text-align:start;font-weight:600}
input{width:100%;padding:.75rem;border:1px solid var(--soft);border-radius:.625rem;background:var(--back);color:var(--text);font:inherit}
.refused{margin-top:1rem;padding:.75rem;border:1px solid currentColor;border-radius:.625rem;color:var(--text);font-weight:600}
.host{margin-top:.25rem;color:var(--text);font-size:1.25rem;font-weight:700}
.whole{margin:.25rem 0 .75rem;font-size:.9375rem}
dl{margin:1rem 0 0;display:grid;gap:.75rem}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0}
dd a{margin:0;padding:.25rem 0;border:0;text-decoration:underline}`

/**
 * The page in between: a form that goes back to where it came from, so that only a person goes on.
 * Says nothing of the destination but what `url` and the choices hold. Every value is escaped.
 */
export function renderBetween(input: BetweenInput): string {
  const { between, code, language, refusal } = input
  const texts = BETWEEN_TEXTS[language]
  const own = texts[between.kind]
  const title = between.title ?? cardTitle(between) ?? own.title
  const text = between.text ?? own.text
  const parts = [
    input.url === null ? '' : address(input.url),
    text === null ? '' : `<p class="asked">${escapeHTML(text)}</p>`,
    refusal
      ? `<p class="refused" id="refused" role="alert">${escapeHTML(texts.refusals[refusal])}</p>`
      : '',
    between.kind === 'card' ? contact(between, language) : '',
    `<form method="post">
<input type="hidden" name="${FIELDS.proof}" value="${escapeHTML(input.proof)}">
${controls(between, language, refusal)}
</form>`,
    codeLine(code, language),
  ]
  return layoutPage(input, {
    body: parts.filter(Boolean).join('\n'),
    language,
    style: STYLE,
    title,
  })
}

const cardTitle = ({ card, kind }: Between): null | string =>
  kind === 'card' ? (card?.name ?? card?.organization ?? null) : null

function controls(
  { button, choices, kind }: Between,
  language: PageLanguage,
  refusal: Refusal | undefined,
): string {
  const texts = BETWEEN_TEXTS[language]
  if (kind === 'choice' || kind === 'links') {
    return choices
      .map(
        ({ label }, at) =>
          `<button name="${FIELDS.choice}" value="${at}">${escapeHTML(label)}</button>`,
      )
      .join('\n')
  }
  const input =
    kind === 'password'
      ? `<label>${escapeHTML(texts.passwordLabel)}
<input type="password" name="${FIELDS.password}" autocomplete="off" required maxlength="${PASSWORD_LENGTH.most}"${refusal ? ' aria-describedby="refused"' : ''}${refusal === 'wrong' ? ' aria-invalid="true"' : ''}></label>
`
      : ''
  return `${input}<button>${escapeHTML(button ?? texts[kind].button)}</button>`
}

function address(url: string): string {
  const readable = readableURL(url)
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(readable)?.[1]
  const large = host ? `<p class="host">${escapeHTML(host)}</p>\n` : ''
  return `${large}<p class="whole">${escapeHTML(readable)}</p>`
}

function contact({ card }: Between, language: PageLanguage): string {
  const { email, organization, phone, website } = card ?? {}
  const texts = BETWEEN_TEXTS[language]
  const line = (label: string, href: string, shown: string): string =>
    `<div><dt>${escapeHTML(label)}</dt><dd><a href="${escapeHTML(href)}" rel="noreferrer">${escapeHTML(shown)}</a></dd></div>`
  const lines = [
    phone ? line(texts.phone, `tel:${phone.replace(/[^+\d*#]/g, '')}`, phone) : '',
    email ? line(texts.email, `mailto:${email}`, email) : '',
    website && /^https?:\/\//i.test(website)
      ? line(texts.website, website, readableURL(website))
      : '',
  ].filter(Boolean)
  const shown = card?.name && organization ? `<p class="site">${escapeHTML(organization)}</p>` : ''
  return `${shown}${lines.length > 0 ? `<dl>${lines.join('\n')}</dl>` : ''}`
}
