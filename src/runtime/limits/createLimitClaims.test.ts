import { describe, expect, it, vi } from 'vitest'

import type { CodeEntry, ID } from '../../vocabulary/scan.js'

import { connectionError } from '../../recorder/writer.fixture.js'
import { createLimitClaims } from './createLimitClaims.js'

const entry = (scanLimit: null | number, id = 1) => ({ code: 'AB12', id, scanLimit }) as CodeEntry

const usedUpCodes = async () => []

/** Places as a database counts them; two of them make a code used up. */
function places() {
  let taken = 0
  return {
    claimPlace: vi.fn(async (_id: unknown, limit: number) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (taken >= limit) return false
      taken += 1
      return true
    }),
    reset: () => (taken = 0),
    usedUpCodes: vi.fn(async (ids: ID[] = []) => ids.filter(() => taken >= 2)),
  }
}

describe('createLimitClaims', () => {
  it('sends as many on as the limit says and asks nothing once it is used up', async () => {
    const store = places()
    const claims = createLimitClaims({ store })
    const answers = await Promise.all(Array.from({ length: 40 }, () => claims.claim(entry(10))))
    expect(answers.filter(Boolean)).toHaveLength(10)
    const asked = store.claimPlace.mock.calls.length
    expect(await claims.claim(entry(10))).toBe(false)
    expect(store.claimPlace).toHaveBeenCalledTimes(asked)
  })

  it('asks nothing for a code without limit', async () => {
    const store = places()
    expect(await createLimitClaims({ store }).claim(entry(null))).toBe(true)
    expect(store.claimPlace).not.toHaveBeenCalled()
  })

  it('asks again for a higher limit, and after a change of that code only', async () => {
    const store = places()
    const claims = createLimitClaims({ store })
    await claims.claim(entry(1))
    expect(await claims.claim(entry(1))).toBe(false)
    expect(await claims.claim(entry(2))).toBe(true)
    expect(await claims.claim(entry(2))).toBe(false)
    store.reset()
    claims.forget(7)
    expect(await claims.claim(entry(2))).toBe(false)
    claims.forget('1')
    expect(await claims.claim(entry(2))).toBe(true)
  })

  it('does not remember an answer that an edit overtook', async () => {
    let answer = (_taken: boolean) => {}
    const claimPlace = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)))
    const claims = createLimitClaims({ store: { claimPlace, usedUpCodes } })
    const first = claims.claim(entry(1))
    claims.forget(1)
    answer(false)
    expect(await first).toBe(false)
    const second = claims.claim(entry(1))
    expect(claimPlace).toHaveBeenCalledTimes(2)
    answer(true)
    expect(await second).toBe(true)
  })

  it.each([
    ['closed', false],
    ['open', true],
  ] as const)('is %s while the database is down', async (whenDatabaseDown, expected) => {
    const log = vi.fn()
    const claimPlace = () => Promise.reject(connectionError())
    const claims = createLimitClaims({ log, store: { claimPlace, usedUpCodes }, whenDatabaseDown })
    for (let at = 0; at < 5; at += 1) expect(await claims.claim(entry(3))).toBe(expected)
    expect(claims.state()).toEqual({ failed: 5, usedUp: 0 })
    expect(log).toHaveBeenCalledOnce()
  })

  it('gives a place that was claimed too late to the next person', async () => {
    let answer = (_taken: boolean) => {}
    const claimPlace = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)))
    const claims = createLimitClaims({ store: { claimPlace, usedUpCodes }, timeout: 5 })
    expect(await claims.claim(entry(1))).toBe(false)
    answer(true)
    await new Promise((resolve) => setImmediate(resolve))
    expect(await claims.claim(entry(1))).toBe(true)
    expect(claimPlace).toHaveBeenCalledOnce()
  })

  it('tells whether a place is left without taking one', async () => {
    const store = places()
    const claims = createLimitClaims({ store })
    expect(await claims.usedUp(entry(null))).toBe(false)
    expect(store.usedUpCodes).not.toHaveBeenCalled()
    expect(await claims.usedUp(entry(2))).toBe(false)
    await claims.claim(entry(2))
    expect(await claims.usedUp(entry(2))).toBe(false)
    await claims.claim(entry(2))
    expect(store.claimPlace).toHaveBeenCalledTimes(2)
    expect(await claims.usedUp(entry(2))).toBe(true)
    // who was turned away told us: nobody is asked again
    await claims.claim(entry(2))
    const asked = store.usedUpCodes.mock.calls.length
    expect(await claims.usedUp(entry(2))).toBe(true)
    expect(store.usedUpCodes).toHaveBeenCalledTimes(asked)
  })

  it.each([
    ['closed', true],
    ['open', false],
  ] as const)('while the database is away a code that is %s is used up: %s', async (mode, used) => {
    const down = () => Promise.reject(connectionError())
    const store = { claimPlace: down, usedUpCodes: down }
    const claims = createLimitClaims({ store, whenDatabaseDown: mode })
    expect(await claims.usedUp(entry(2))).toBe(used)
    expect(claims.state().failed).toBe(1)
  })
})

describe('a limit for one visitor', () => {
  const claimant = { address: '73.162.1.1', headers: new Headers(), now: 0, userAgent: 'A phone' }
  const once = (scanLimit: null | number = null) =>
    ({ code: 'AB12', id: 1, scanLimit, scansPerVisitor: 1 }) as CodeEntry
  const turn = { until: 1000, visitor: 'visitor' }

  function claimsWith(change: object = {}) {
    const store = {
      claimPlace: vi.fn(async () => true),
      claimShare: vi.fn(async () => 'had' as const),
      hasShare: vi.fn(async () => true),
      releaseShare: vi.fn(async () => {}),
      usedUpCodes: vi.fn(usedUpCodes),
    }
    const options = { log: () => {}, store, turnOf: async () => turn, ...change }
    return { claims: createLimitClaims(options), store }
  }

  it('is claimed for the visitor, with the place where there is a limit for all', async () => {
    const { claims, store } = claimsWith()
    expect(await claims.claim(once(), claimant)).toBe('had')
    const held = [{ holder: '1:visitor', most: 1, turn }]
    expect(store.claimShare).toHaveBeenLastCalledWith(1, null, held)
    await claims.claim(once(5), claimant)
    expect(store.claimShare).toHaveBeenLastCalledWith(1, 5, held)
    expect(store.claimPlace).not.toHaveBeenCalled()
  })

  it('counts the limit for all alone where nobody can say who it is', async () => {
    const { claims, store } = claimsWith({ turnOf: async () => null })
    expect(await claims.claim(once(), claimant)).toBe(true)
    expect(store.claimPlace).not.toHaveBeenCalled()
    expect(await claims.claim(once(5), claimant)).toBe(true)
    expect(store.claimPlace).toHaveBeenCalledTimes(1)
    expect(store.claimShare).not.toHaveBeenCalled()
  })

  it('is looked at without taking anything', async () => {
    const { claims, store } = claimsWith()
    expect(await claims.usedUp(once(), claimant)).toBe('had')
    store.hasShare.mockResolvedValue(false)
    expect(await claims.usedUp(once(), claimant)).toBe(false)
    expect(store.claimShare).not.toHaveBeenCalled()
  })

  it.each([
    ['closed', false],
    ['open', true],
  ] as const)('is %s while the visitor cannot be asked for', async (mode, expected) => {
    const turnOf = () => Promise.reject(connectionError())
    const { claims } = claimsWith({ turnOf, whenDatabaseDown: mode })
    expect(await claims.claim(once(), claimant)).toBe(expected)
    expect(await claims.usedUp(once(), claimant)).toBe(!expected)
    expect(claims.state().failed).toBe(2)
  })

  it('asks nothing of a code without one', async () => {
    const turnOf = vi.fn(async () => turn)
    const { claims } = claimsWith({ turnOf })
    expect(await claims.claim(entry(null), claimant)).toBe(true)
    await claims.claim(entry(5), claimant)
    expect(turnOf).not.toHaveBeenCalled()
  })
})
