import { describe, expect, it } from 'vitest'

import type { ProductLink } from '../../vocabulary/gs1/product.js'

import { chooseLinks, isAskedFor } from './chooseLink.js'
import { readLinkRequest } from './linkRequest.js'

const link = (href: string, more: Partial<ProductLink> = {}): ProductLink => ({
  context: null,
  href,
  hreflang: null,
  linkType: 'https://ref.gs1.org/voc/pip',
  title: href,
  type: null,
  ...more,
})
const asked = (query: string, headers: Record<string, string> = {}) =>
  readLinkRequest(query, new Headers(headers))
const chosen = (links: ProductLink[], query: string, headers: Record<string, string> = {}) =>
  chooseLinks(links, asked(query, headers)).map(({ href }) => href)

describe('chooseLinks', () => {
  const en = link('en', { hreflang: 'en' })
  const de = link('de', { hreflang: 'de' })
  const any = link('any')
  const pdf = link('pdf', { hreflang: 'en', type: 'application/pdf' })

  it.each([
    [[en, de], '', { 'accept-language': 'de' }, ['de']],
    [[en, de], '', { 'accept-language': 'en;q=0.5, de-CH' }, ['de']],
    [[en, de], 'lang=de', { 'accept-language': 'en' }, ['de']],
    [[en, de], '', {}, ['en']],
    [[en, any], '', { 'accept-language': 'ja' }, ['any']],
    [[any, en], '', { 'accept-language': 'en-GB' }, ['en']],
    [[en, pdf], '', { 'accept-language': 'en', accept: 'application/pdf' }, ['pdf']],
    [[en, pdf], '', { 'accept-language': 'en', accept: 'text/html,*/*' }, ['en']],
    [[any, any], '', {}, ['any', 'any']],
    [[], '', {}, []],
  ])('of %j by "%s" and %j gives %j', (links, query, headers, expected) => {
    expect(chosen(links, query, headers as Record<string, string>)).toEqual(expected)
  })

  it('knows whether one was asked for', () => {
    expect(isAskedFor(en, asked('', { 'accept-language': 'en' }))).toBe(true)
    expect(isAskedFor(en, asked('', { 'accept-language': 'ja' }))).toBe(false)
    expect(isAskedFor(any, asked('', { 'accept-language': 'en' }))).toBe(false)
  })
})

describe('readLinkRequest', () => {
  it.each([
    ['', {}, null, null],
    ['linkType=gs1:pip', {}, 'https://ref.gs1.org/voc/pip', null],
    ['linkType=https%3A%2F%2Fgs1.org%2Fvoc%2Fpip', {}, 'https://ref.gs1.org/voc/pip', null],
    ['linkType=gs1:defaultLink', {}, null, null],
    ['linkType=no%20type', {}, 'no type', null],
    ['linkType=linkset', {}, 'linkset', 'application/linkset+json'],
    ['linkType=all', { accept: 'application/json' }, 'all', 'application/json'],
    ['', { accept: 'application/json' }, null, null],
    ['', { accept: 'text/html, application/linkset+json;q=0.5' }, null, 'application/linkset+json'],
    ['', { accept: 'application/linkset+json;q=0' }, null, null],
    ['', { accept: 'application/ld+json' }, null, 'application/ld+json'],
  ])('reads "%s" with %j', (query, headers, linkType, linkset) => {
    expect(asked(query, headers as Record<string, string>)).toMatchObject({ linkset, linkType })
  })
})
