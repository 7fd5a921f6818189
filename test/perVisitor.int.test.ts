import type { Pool } from 'pg'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CodeEntry } from '../src/vocabulary/scan.js'

import { flushScans } from '../plugin/index.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

// Limits that mean people, through Payload and the database.

const DESTINATION = 'https://tickets.example/voucher'

let site: TestPayload
beforeAll(async () => {
  site = await startPayload({ maps: { to: () => {} } })
})
afterAll(() => site.stop())

const add = async (code: string, more: object = {}) =>
  (await site.payload.create({
    collection: 'qr-codes',
    data: {
      code,
      destination: { type: 'url', url: DESTINATION },
      scansPerVisitor: 1,
      title: code,
      ...more,
    } as never,
  })) as unknown as { id: number }

const change = (id: number, data: object) =>
  site.payload.update({ id, collection: 'qr-codes', data: data as never })

const ask = (code: string, n = 1, headers: object = {}, method = 'GET') =>
  site.fetch(`/api/q/${code}`, {
    headers: { ...IPHONE, 'x-forwarded-for': `73.162.40.${n}`, ...headers },
    method,
  })
const scan = async (...asked: Parameters<typeof ask>) => {
  const { status } = await ask(...asked)
  return status
}

const outcomesOf = async (code: string): Promise<string[]> => {
  await flushScans(site.payload)
  const { docs } = await site.payload.find({
    collection: 'qr-scans',
    limit: 200,
    sort: 'scanId',
    where: { code: { equals: code } },
  })
  return docs.map((doc) => (doc as unknown as { outcome: string }).outcome)
}

const pool = (): Pool => (site.payload.db as unknown as { pool: Pool }).pool
const turnsOf = async (id: number) => {
  const { rows } = await pool().query<{ taken: number; until: Date; visitor: string }>(
    'SELECT taken::int, visitor, expires_at AS until FROM qr_shares WHERE qr_code_id = $1 ORDER BY visitor',
    [id],
  )
  return rows
}
const sentOn = async (id: number): Promise<number> => {
  await flushScans(site.payload)
  return storeOf(site.payload, optionsOf(site.payload)).sentOn(id)
}

/** Once the process obeys the code as it is now. */
const known = (code: string, is: (entry: { [name: string]: unknown }) => boolean) =>
  until(async () => {
    const entry = await runtimeOf(site.payload).context.directory.lookup(code)
    return entry && is(entry as never) ? true : null
  })

describe('once per visitor', () => {
  it('sends each on once, and says so of who comes again', async () => {
    const { id } = await add('ONCE')
    expect([await scan('ONCE', 1), await scan('ONCE', 2), await scan('ONCE', 1)]).toEqual([
      302, 302, 410,
    ])
    const html = await (await ask('ONCE', 2)).text()
    expect(html).toContain('You have already used this code')
    expect(await outcomesOf('ONCE')).toEqual(['redirected', 'redirected', 'already-used', 'already-used']) // prettier-ignore
    expect(await sentOn(id)).toBe(2)
    expect((await turnsOf(id)).map(({ taken }) => taken)).toEqual([1, 1])
  })

  it('holds for many who ask at once, each many times', async () => {
    const { id } = await add('CROWD', { scansPerVisitor: 3 })
    const statuses = await Promise.all(
      Array.from({ length: 150 }, (_, n) => scan('CROWD', 100 + (n % 10))),
    )
    expect(statuses.filter((status) => status === 302)).toHaveLength(30)
    expect(await sentOn(id)).toBe(30)
  })

  it('with a limit for all as well: sold out comes first', async () => {
    const { id } = await add('BOTH', { scanLimit: 3 })
    const statuses = await Promise.all(Array.from({ length: 40 }, (_, n) => scan('BOTH', n % 2)))
    expect(statuses.filter((status) => status === 302)).toHaveLength(2)
    expect(await scan('BOTH', 3)).toBe(302)
    expect(await scan('BOTH', 4)).toBe(410)
    expect(await scan('BOTH', 1)).toBe(410)
    const outcomes = await outcomesOf('BOTH')
    expect(outcomes.filter((one) => one === 'already-used')).toHaveLength(38)
    expect(outcomes.slice(-2)).toEqual(['used-up', 'used-up'])
    expect(await sentOn(id)).toBe(3)
  })

  it('takes nothing for who only looks', async () => {
    const { id } = await add('LOOKS')
    const bot = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' } // prettier-ignore
    expect(await scan('LOOKS', 1, {}, 'HEAD')).toBe(302)
    expect(await scan('LOOKS', 1, bot)).toBe(302)
    expect(await turnsOf(id)).toEqual([])
    expect(await scan('LOOKS', 1)).toBe(302)
    // the same browser, which only looks
    expect(await scan('LOOKS', 1, {}, 'HEAD')).toBe(410)
  })

  it('lets through whom nobody may tell apart, and counts them for all alone', async () => {
    const { id } = await add('PRIVATE', { scanLimit: 3 })
    const gpc = { 'sec-gpc': '1' }
    const statuses: number[] = []
    for (let n = 0; n < 4; n++) statuses.push(await scan('PRIVATE', 1, n % 2 ? gpc : { dnt: '1' }))
    expect(statuses).toEqual([302, 302, 302, 410])
    expect(await turnsOf(id)).toEqual([])
    expect(await sentOn(id)).toBe(3)
  })
})

describe('a new round', () => {
  it('begins when the limit is raised, not when it is lowered or saved as it is', async () => {
    const { id } = await add('ROUND', { scanLimit: 10 })
    expect([await scan('ROUND'), await scan('ROUND')]).toEqual([302, 410])
    await change(id, { scanLimit: 10, title: 'As it was' })
    await change(id, { scanLimit: 5 })
    await known('ROUND', (entry) => entry.scanLimit === 5)
    expect(await scan('ROUND')).toBe(410)
    await change(id, { scanLimit: 6 })
    await known('ROUND', (entry) => entry.scanLimit === 6)
    expect([await scan('ROUND'), await scan('ROUND')]).toEqual([302, 410])
    // no limit was there to be raised
    await change(id, { scanLimit: null })
    await known('ROUND', (entry) => entry.scanLimit === null)
    expect(await scan('ROUND')).toBe(410)
  })

  it('does not begin by a save that is refused', async () => {
    const { id } = await add('REFUSED', { scanLimit: 10 })
    await scan('REFUSED')
    await expect(change(id, { scanLimit: 20, scansPerVisitor: 0 })).rejects.toThrow()
    expect(await turnsOf(id)).toHaveLength(1)
    expect(await scan('REFUSED')).toBe(410)
  })
})

it('whatever comes in whatever order: no visitor has more than theirs, nor all more than the limit', async () => {
  const { limits } = runtimeOf(site.payload).context
  const step = fc.oneof(
    { arbitrary: fc.record({ visitor: fc.nat(3) }), weight: 6 },
    { arbitrary: fc.record({ scanLimit: fc.integer({ max: 12, min: 1 }) }), weight: 1 },
  )
  const most = fc.integer({ max: 3, min: 1 })
  let made = 0
  await fc.assert(
    fc.asyncProperty(most, fc.array(step, { maxLength: 30 }), async (scansPerVisitor, steps) => {
      const code = `MODEL${(made += 1)}`
      const { id } = await add(code, { scanLimit: 6, scansPerVisitor })
      let scanLimit = 6
      let all = 0
      let round = new Map<number, number>()
      for (const one of steps) {
        if ('scanLimit' in one) {
          await change(id, { scanLimit: one.scanLimit })
          if (one.scanLimit > scanLimit) round = new Map()
          ;({ scanLimit } = one)
          continue
        }
        const had = round.get(one.visitor) ?? 0
        const expected = all >= scanLimit ? false : had >= scansPerVisitor ? 'had' : true
        const claimant = { address: `73.162.41.${one.visitor}`, headers: new Headers(), now: Date.now(), userAgent: 'A phone' } // prettier-ignore
        const entry = { code, id, scanLimit, scansPerVisitor } as CodeEntry
        expect(await limits.usedUp!(entry, claimant)).toBe(expected === 'had' ? 'had' : !expected)
        expect(await limits.claim(entry, claimant)).toBe(expected)
        if (expected !== true) continue
        round.set(one.visitor, had + 1)
        all += 1
      }
      expect(await sentOn(id)).toBe(all)
    }),
    { endOnFailure: true, numRuns: 40 },
  )
})

describe('what is kept', () => {
  it('is the visitor of the scans, until their key is destroyed', async () => {
    const { id } = await add('KEPT')
    await scan('KEPT', 7)
    await outcomesOf('KEPT')
    const [turn] = await turnsOf(id)
    const { rows } = await pool().query('SELECT visitor FROM qr_scans WHERE qr_code_id = $1', [id])
    expect(rows).toEqual([{ visitor: turn!.visitor }])
    const { rows: keys } = await pool().query<{ kept: string }>(
      'SELECT max(kept_until)::text AS kept FROM qr_visitor_keys',
    )
    expect(turn!.until.getTime()).toBeLessThanOrEqual(Number(keys[0]!.kept))
    const store = storeOf(site.payload, optionsOf(site.payload))
    await store.destroyVisitorKeys()
    expect(await turnsOf(id)).toHaveLength(1)
    await pool().query("UPDATE qr_shares SET expires_at = now() - interval '1 second'")
    await store.destroyVisitorKeys()
    expect(await turnsOf(id)).toEqual([])
  })

  it('goes with a person who is erased, and with the code', async () => {
    const { id } = await add('ERASED')
    await scan('ERASED', 8)
    await scan('ERASED', 9)
    await outcomesOf('ERASED')
    const [first, second] = await turnsOf(id)
    const { erasure } = storeOf(site.payload, optionsOf(site.payload))
    await erasure.eraseScans(await erasure.findScans({ visitor: first!.visitor }))
    expect((await turnsOf(id)).map(({ visitor }) => visitor)).toEqual([second!.visitor])
    await site.payload.delete({ id, collection: 'qr-codes' })
    expect(await turnsOf(id)).toEqual([])
  })
})
