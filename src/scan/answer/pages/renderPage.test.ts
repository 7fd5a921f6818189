import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { PAGE_TEXTS, type PageLanguage, pageLanguage, type PageOutcome } from './pageTexts.js'
import { renderPage } from './renderPage.js'

const LANGUAGES = Object.keys(PAGE_TEXTS) as PageLanguage[]
const OUTCOMES: PageOutcome[] = [
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
