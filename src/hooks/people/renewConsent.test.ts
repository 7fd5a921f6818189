import { describe, expect, it } from 'vitest'

import { renewConsent } from './renewConsent.js'

const OLD = '2026-01-01T00:00:00.000Z'
const NEW = '2026-06-01T12:00:00.000Z'

const run = (value: unknown, previousValue?: unknown, user: unknown = null) =>
  renewConsent({ previousValue, req: { user }, value } as never) as Record<string, unknown>

describe('consent given anew', () => {
  const withdrawn = { at: OLD, given: false, source: 'form 1' }

  it('takes neither instant nor source from the one before', () => {
    const { at, source } = run({ given: true }, withdrawn)
    expect(Date.parse(String(at))).toBeGreaterThan(Date.parse(OLD))
    expect(source).toBeNull()
  })

  it('keeps what is named with it, even where that is the same form again', () => {
    expect(run({ at: NEW, given: true, source: 'form 1' }, withdrawn)).toEqual({ at: NEW, given: true, source: 'form 1' }) // prettier-ignore
    const { at, source } = run({ given: true, source: 'form 1' }, withdrawn)
    expect(source).toBe('form 1')
    expect(at).not.toBe(OLD)
  })

  it('in the admin, whose form sends fields as they were, is the admin’s', () => {
    const { at, source } = run({ at: OLD, given: true, source: 'form 1' }, withdrawn, { id: 1 })
    expect(at).not.toBe(OLD)
    expect(source).toBe('admin')
    const named = run({ at: OLD, given: true, source: 'On the phone' }, withdrawn, { id: 1 })
    expect(named.source).toBe('On the phone')
  })

  it('for the first time names its instant', () => {
    expect(run({ given: true }, undefined, { id: 1 })).toMatchObject({ at: expect.any(String), source: 'admin' }) // prettier-ignore
  })
})

it('consent that stays or goes is left as it is', () => {
  const given = { at: OLD, given: true, source: 'form 1' }
  expect(run({ ...given, source: 'form 2' }, given)).toEqual({ ...given, source: 'form 2' })
  expect(run({ given: false }, given)).toEqual({ given: false })
  expect(run(undefined, given)).toBeUndefined()
})
