import { describe, expect, it } from 'vitest'

import { classifyAnswer } from './classifyAnswer.js'

const NOW = Date.UTC(2026, 10, 3, 20)

function classify(status: number, body: unknown = null, headers: Record<string, string> = {}) {
  const timeZone = 'America/New_York'
  return classifyAnswer({ body, headers: new Headers(headers), now: NOW, status, timeZone })
}

describe('429', () => {
  it('waits ten seconds when nothing else is said', () => {
    const error = classify(429, { policyName: 'TEN_SECONDLY_ROLLING' })
    expect(error).toMatchObject({ kind: 'rate-limit', policy: 'burst', retryAt: NOW + 10_000 })
  })

  it('waits one window as the headers give it', () => {
    const headers = { 'X-HubSpot-RateLimit-Interval-Milliseconds': '2000' }
    expect(classify(429, {}, headers).retryAt).toBe(NOW + 2_000)
  })

  it('honours Retry-After, in seconds and as a date', () => {
    expect(classify(429, {}, { 'Retry-After': '7' }).retryAt).toBe(NOW + 7_000)
    const date = new Date(NOW + 90_000).toUTCString()
    expect(classify(429, {}, { 'Retry-After': date }).retryAt).toBe(NOW + 90_000)
    expect(classify(429, {}, { 'Retry-After': 'soon' }).retryAt).toBe(NOW + 10_000)
  })

  it('waits for midnight of the account when the day is used up', () => {
    const midnight = Date.UTC(2026, 10, 4, 5)
    const daily = { policy: 'daily', retryAt: midnight }
    expect(classify(429, { policyName: 'DAILY' })).toMatchObject(daily)
    expect(classify(429, {}, { 'X-HubSpot-RateLimit-Daily-Remaining': '0' })).toMatchObject(daily)
  })
})

it('tells what passes by itself from what does not', () => {
  const passing = [408, 423, 429, 477, 500, 502, 503, 504, 524]
  expect(passing.filter((status) => !classify(status).passing)).toEqual([])
  expect([400, 401, 403, 404, 409, 413, 422].filter((status) => classify(status).passing)).toEqual(
    [],
  )
  expect(classify(423).retryAt).toBe(NOW + 2_000)
  expect(classify(477, null, { 'Retry-After': '60' }).retryAt).toBe(NOW + 60_000)
})

it('names the scopes that are missing, however HubSpot puts it', () => {
  const scope = 'crm.objects.contacts.write'
  const old = { context: { missingScopes: [scope] } }
  const granular = { errors: [{ context: { requiredGranularScopes: [scope] } }] }
  for (const body of [old, granular]) expect(classify(403, body).message).toContain(scope)
})

it('never carries body, headers, e-mail or token', () => {
  const body = {
    category: 'VALIDATION_ERROR',
    correlationId: 'c-1',
    message: 'ann@b.co sent with Bearer pat-na1-secret is bad',
  }
  for (const status of [400, 401, 403, 404, 409, 423, 429, 477, 500]) {
    const error = classify(status, body, { 'X-Secret': 'ann@b.co' })
    const everything = [error.message, error.stack, JSON.stringify(error), String(error)].join()
    expect(everything).not.toMatch(/ann|b\.co|pat-na1|secret/)
    expect(error.correlationId).toBe('c-1')
  }
})
