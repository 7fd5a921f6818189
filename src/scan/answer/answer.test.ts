import { describe, expect, it } from 'vitest'

import type { GivenAnswer } from '../request/createRestartFilter.js'
import type { PageOutcome } from './pages/pageTexts.js'

import { type AnswerInput, answer, toResponse } from './answer.js'

const respond = (given: GivenAnswer, input: AnswerInput) => toResponse(answer(given, input))

const INPUT = {
  acceptLanguage: 'de',
  code: 'ABC',
  method: 'GET',
  pages: { siteName: 'Acme', siteURL: null },
}

describe('answer', () => {
  it('redirects in a way nobody caches or indexes', () => {
    const response = respond(
      { kind: 'redirect', outcome: 'redirected', url: 'https://a.example/?x=1' },
      INPUT,
    )
    expect(response.status).toBe(302)
    expect(response.body).toBeNull()
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      location: 'https://a.example/?x=1',
      'referrer-policy': 'origin',
      'x-robots-tag': 'noindex',
    })
  })

  it.each([
    ['unknown', 404],
    ['paused', 410],
    ['not-started', 410],
    ['missing-destination', 410],
    ['expired', 410],
    ['used-up', 410],
    ['already-used', 410],
    ['trashed', 410],
  ] as [PageOutcome, number][])('a page for %s is a %s', async (outcome, status) => {
    const response = respond({ kind: 'page', outcome }, INPUT)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(response.headers.get('content-language')).toBe('de')
    expect(await response.text()).toContain('<html lang="de">')
  })

  it('HEAD gets the same headers and no body', async () => {
    const response = respond({ kind: 'page', outcome: 'expired' }, { ...INPUT, method: 'HEAD' })
    expect(response.status).toBe(410)
    expect(await response.text()).toBe('')
  })

  it('cannot be made to write another header', () => {
    const response = respond(
      { kind: 'redirect', outcome: 'expired', url: 'https://a.example/\r\nX-Evil: 1ü' },
      INPUT,
    )
    expect(response.headers.get('location')).toBe('https://a.example/X-Evil:%201%C3%BC')
  })
})
