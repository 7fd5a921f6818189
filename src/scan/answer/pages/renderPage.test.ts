import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { PAGE_TEXTS, type PageLanguage, pageLanguage, type PageOutcome } from './pageTexts.js'
import { renderPage } from './renderPage.js'

const LANGUAGES = Object.keys(PAGE_TEXTS) as PageLanguage[]
const OUTCOMES: PageOutcome[] = [
  'already-used',
  'expired',
  'missing-destination',
  'not-started',
  'paused',
  'trashed',
  'unknown',
  'used-up',
]
const render = (change: object = {}) =>
  renderPage({
    code: 'AB12',
    language: 'en',
    outcome: 'paused',
    siteName: 'Acme',
    siteURL: 'https://acme.example',
    ...change,
  })

describe('renderPage', () => {
  it.each(LANGUAGES.flatMap((language) => OUTCOMES.map((outcome) => [language, outcome] as const)))(
    'says in %s that a code is %s',
    (language, outcome) => {
      const html = render({ language, outcome })
      expect(html).toContain(`<html lang="${language}">`)
      expect(html).toContain(`<h1>${PAGE_TEXTS[language][outcome].title}</h1>`)
      expect(html).toContain('href="https://acme.example"')
      expect(html).toContain('AB12')
    },
  )

  it('speaks each language in its own words', () => {
    for (const outcome of OUTCOMES) {
      expect(new Set(LANGUAGES.map((language) => PAGE_TEXTS[language][outcome].body)).size).toBe(5)
    }
  })

  it('asks nothing of the network and runs nothing', () => {
    const html = render({ logo: 'https://tracker.example/logo.png' })
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|tracker/i)
    expect(render({ logo: 'data:image/png;base64,iVBORw0KGgo=' })).toContain(
      '<img src="data:image/png;base64,iVBORw0KGgo=" alt="Acme">',
    )
  })

  it('does without a name and without a link', () => {
    expect(render({ siteName: null, siteURL: null })).not.toContain('<a ')
    expect(render({ siteName: null })).toContain('Go to the website')
    expect(render({ siteURL: 'javascript:alert(1)' })).not.toContain('<a ')
  })

  it('keeps odd names as they are', () => {
    expect(render({ siteName: 'A $& B' })).toContain('Continue to A $&amp; B')
  })

  it('escapes whatever it is given', () => {
    const text = fc.string({ unit: fc.constantFrom(...'<>"\'&x/ =$&') })
    fc.assert(
      fc.property(text, text, text, (code, siteName, rest) => {
        const html = render({ code, logo: rest, siteName, siteURL: `https://a${rest}` })
        const tags = html.match(/<[a-z!/][^>]*>/gi) ?? []
        const plain = render({ code: code && 'x', siteName: siteName && 'x' })
        expect(tags.map((tag) => /^<[!/]?\w+/.exec(tag)?.[0])).toEqual(
          (plain.match(/<[a-z!/][^>]*>/gi) ?? []).map((tag) => /^<[!/]?\w+/.exec(tag)?.[0]),
        )
      }),
    )
  })
})

describe('pageLanguage', () => {
  it.each([
    ['de-AT,de;q=0.9', 'de'],
    ['nl,fr-BE;q=0.8,en;q=0.5', 'fr'],
    ['ru', 'ru'],
    ['es-419', 'es'],
    ['ja', 'en'],
    ['constructor', 'en'],
    [null, 'en'],
  ])('%j: %s', (header, expected) => expect(pageLanguage(header)).toBe(expected))
})

describe('a page in the host’s own words', () => {
  const own = { button: 'Next show', text: 'Sold out.\nSee you!', title: 'Too late', url: 'https://b.example/?a=1&b=2' } // prettier-ignore

  it('says what they are, as they were written, with a button of theirs', () => {
    const html = render({ language: 'de', outcome: 'used-up', own })
    expect(html).toContain('<h1>Too late</h1>')
    expect(html).toContain('<p class="own">Sold out.\nSee you!</p>')
    expect(html).toContain('<a href="https://b.example/?a=1&amp;b=2">Next show</a>')
    expect(html).not.toContain('acme.example')
    expect(html).not.toContain(PAGE_TEXTS.de['used-up'].body)
  })

  it('fills in what they leave out', () => {
    const nothing = { button: null, text: null, title: null, url: null }
    const text = render({ outcome: 'used-up', own: { ...nothing, text: 'See you' } })
    expect(text).toContain(`<h1>${PAGE_TEXTS.en['used-up'].title}</h1>`)
    expect(text).toContain('See you')
    expect(text).toContain('href="https://acme.example"')
    const title = render({ outcome: 'used-up', own: { ...nothing, title: 'Gone' } })
    expect(title).not.toContain(PAGE_TEXTS.en['used-up'].body)
    const url = render({ outcome: 'used-up', own: { ...nothing, url: 'https://b.example/' } })
    expect(url).toContain(PAGE_TEXTS.en['used-up'].body)
    expect(url).toContain('<a href="https://b.example/">')
  })

  it('leads nowhere that a code may not', () => {
    const html = render({ outcome: 'used-up', own: { ...own, url: 'javascript:alert(1)' } })
    expect(html).not.toContain('javascript')
  })

  it('is escaped, whatever is written', () => {
    const evil = fc.string({ unit: fc.constantFrom(...'<>&"\'x') })
    fc.assert(
      fc.property(evil, evil, evil, (button, text, title) => {
        const html = render({ outcome: 'already-used', own: { ...own, button, text, title } })
        const inside = html.slice(html.indexOf('<main>')).replace(/<\/?(?:main|h1|p|a|code)\b[^<>]*>/g, '') // prettier-ignore
        expect(inside.replace(/<\/(?:body|html)>/g, '')).not.toMatch(/[<>]/)
      }),
    )
  })
})

describe('a code that has not begun', () => {
  const now = Date.parse('2026-12-01T12:00:00Z')
  const at = Date.parse('2026-12-01T17:00:00Z')

  it('says when it will, and that its page opens by itself', () => {
    const page = { opening: { at, now }, outcome: 'not-started', timeZone: 'Europe/Berlin' }
    expect(render(page)).toContain('<h1>Opens at 6:00 PM GMT+1</h1>')
    expect(render(page)).toContain('That is in 5 hours. This page goes on by itself then.')
    expect(render({ ...page, language: 'fr' })).toContain('<h1>Ouverture à 18:00 UTC+1</h1>')
  })

  it('says on which day, and asks to come again', () => {
    const html = render({ opening: { at: at + 10 * 86_400_000, now }, outcome: 'not-started' })
    expect(html).toContain('<h1>Opens on December 11, 2026 at 5:00 PM UTC</h1>')
    expect(html).toContain('in 11 days. Please scan')
  })
})
