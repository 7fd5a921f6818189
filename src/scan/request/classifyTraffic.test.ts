import { describe, expect, it } from 'vitest'

import { BOTS, HUMANS, PREVIEWS } from '../../../test/fixtures/userAgents.js'
import { classifyTraffic, type TrafficInput } from './classifyTraffic.js'

const IPHONE = HUMANS[0]?.[0] as string
const CHROME =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

const classify = (
  userAgent: null | string,
  headers: Record<string, string> = {},
  { cdn = null, https = false, method = 'GET' }: Partial<TrafficInput> = {},
) => classifyTraffic({ cdn, headers: new Headers(headers), https, method, userAgent })

describe('classifyTraffic', () => {
  it.each(HUMANS.map(([userAgent]) => userAgent))('a person with %s', (userAgent) => {
    expect(classify(userAgent)).toMatchObject({ class: 'human' })
    expect(classify(userAgent, { accept: '*/*' })).toMatchObject({ class: 'human' })
    expect(classify(userAgent, { 'accept-language': 'de' }, { https: true })).toMatchObject({
      class: 'human',
    })
  })

  it('is sure of a complete browser', () => {
    const headers = {
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'accept-language': 'de-DE,de;q=0.9',
      'sec-fetch-dest': 'document',
    }
    expect(classify(CHROME, headers, { https: true })).toEqual({
      class: 'human',
      reasons: [],
      rulesVersion: 3,
      score: 0,
    })
  })

  it.each(PREVIEWS)('a link preview: %s', (userAgent) => {
    expect(classify(userAgent, { 'accept-language': 'en' })).toMatchObject({ class: 'preview' })
  })

  it.each(BOTS)('a bot: %s', (userAgent) => {
    expect(classify(userAgent, { 'accept-language': 'en' })).toMatchObject({ class: 'bot' })
  })

  it('HEAD is a probe, whoever asks', () => {
    expect(classify(IPHONE, {}, { method: 'HEAD' })).toMatchObject({
      class: 'probe',
      reasons: ['head'],
    })
    expect(classify('Twitterbot/1.0', {}, { method: 'HEAD' }).class).toBe('probe')
    expect(classify(IPHONE, {}, { method: 'OPTIONS' }).class).toBe('probe')
  })

  it.each([
    ['sec-purpose', 'prefetch;prerender'],
    ['purpose', 'prefetch'],
    ['x-purpose', 'preview'],
    ['x-moz', 'prefetch'],
    ['next-router-prefetch', '1'],
  ])('%s: %s is an early fetch', (name, value) => {
    expect(classify(IPHONE, { [name]: value })).toMatchObject({
      class: 'prefetch',
      reasons: [name],
    })
  })

  it.each([
    ['image', 'no-cors'],
    ['script', 'no-cors'],
    ['iframe', 'navigate'],
    ['empty', 'cors'],
  ])('sec-fetch-dest %s is nobody who opens a page', (destination, mode) => {
    const headers = { 'sec-fetch-dest': destination, 'sec-fetch-mode': mode }
    expect(classify(CHROME, headers)).toMatchObject({ class: 'probe', reasons: ['sec-fetch-dest'] })
  })

  it('what a service worker passes on is still a page', () => {
    const headers = { 'accept-language': 'de', 'sec-fetch-dest': 'empty' }
    expect(classify(CHROME, { ...headers, 'sec-fetch-mode': 'navigate' }).class).toBe('human')
  })

  it('adds weak signs up and names them', () => {
    expect(classify(null, { 'accept-language': 'de' })).toMatchObject({
      class: 'suspect',
      reasons: ['ua-empty'],
      score: 60,
    })
    expect(classify('')).toMatchObject({ class: 'bot', score: 85 })
    expect(
      classify('Nokia6230i/2.0 (03.80) Profile/MIDP-2.0', { 'accept-language': 'de' }),
    ).toMatchObject({
      class: 'suspect',
      reasons: ['ua-no-browser'],
    })
    expect(classify(CHROME, {}, { https: true })).toMatchObject({
      class: 'suspect',
      reasons: ['no-accept-language', 'no-fetch-metadata'],
      score: 45,
    })
    expect(classify(CHROME, { 'sec-ch-ua': '"Chromium";v="140"' }, { https: true }).class).toBe(
      'human',
    )
    expect(classify(CHROME, { accept: 'image/png' })).toMatchObject({
      class: 'suspect',
      reasons: ['no-accept-language', 'accept-no-html'],
      score: 40,
    })
  })

  it('what a CDN says of bots is believed only where that CDN is configured', () => {
    const headers = { 'accept-language': 'en', 'cf-verified-bot': 'true' }
    expect(classify(IPHONE, headers, { cdn: 'cloudflare' })).toMatchObject({
      class: 'bot',
      reasons: ['cf-verified-bot'],
    })
    for (const cdn of [null, 'fastly', 'vercel'] as const) {
      expect(classify(IPHONE, headers, { cdn }).class).toBe('human')
    }
  })
})
