import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { ScanRecord } from '../../vocabulary/scan.js'
import type { VisitorStore } from '../../vocabulary/store.js'

import { createVisitorKeys, KEPT, OVERLAP } from './createVisitorKeys.js'
import { visitorHash } from './visitorHash.js'

const NOON = Date.parse('2026-06-05T12:00:00Z')
const MIDNIGHT = Date.parse('2026-06-06T00:00:00Z')
const MINUTE = 60_000

/** A database: one clock, keys, and the visitors that are stored. */
function database() {
  const keys = new Map<string, { key: string; until: number }>()
  const stored = new Set<string>()
  const state = { isDown: false, made: 0, now: NOON }
  const answer = async <T>(value: () => T): Promise<T> => {
    await Promise.resolve()
    if (state.isDown) throw new Error('down')
    return value()
  }
  const destroy = () => {
    for (const [name, { until }] of keys) if (until <= state.now) keys.delete(name)
  }
  const store: Omit<VisitorStore, 'hasScanned'> = {
    destroyVisitorKeys: () => answer(destroy),
    knownVisitors: (asked) =>
      answer(() => new Set(asked.map(({ visitor }) => visitor).filter((one) => stored.has(one)))),
    visitorKey: (name, until) =>
      answer(() => {
        destroy()
        const isOver = until !== null && until <= state.now
        if (!keys.has(name) && !isOver) {
          keys.set(name, { key: `random ${(state.made += 1)}`, until: until ?? Infinity })
        }
        return keys.get(name)?.key ?? null
      }),
  }
  const write = (records: ScanRecord[]) => {
    for (const { visitor } of records) if (visitor !== null) stored.add(visitor)
  }
  return { keys, state, store, write }
}

const scan = (visitorMark: string, scannedAt: number): ScanRecord =>
  ({ qrCode: 1, scannedAt, visitor: null, visitorMark }) as ScanRecord

/** A process of that database. */
function processOf(
  { state, store, write }: ReturnType<typeof database>,
  rotation = 'day' as const,
) {
  const keys = createVisitorKeys({ now: () => state.now, rotation, store })
  const visitorOf = async (mark: string, at: number): Promise<null | string> => {
    const said = keys.at(mark, at)
    const record = scan(mark, at)
    if (said === undefined) await keys.seal([record])
    else record.visitor = said
    write([record])
    return record.visitor
  }
  return { keys, visitorOf }
}

describe('createVisitorKeys', () => {
  it('processes agree, whoever comes first', async () => {
    const db = database()
    const [one, other] = [processOf(db), processOf(db)]
    const visitors = await Promise.all([
      one.visitorOf('ann', NOON),
      other.visitorOf('ann', NOON + 1),
    ])
    expect(visitors[0]).toBe(visitors[1])
    expect(await other.visitorOf('bob', NOON)).not.toBe(visitors[0])
    expect(db.state.made).toBe(1)
  })

  it('says a visitor at once as soon as the key is there, asking nobody', async () => {
    const db = database()
    const { keys, visitorOf } = processOf(db)
    expect(keys.at('ann', NOON)).toBeUndefined()
    const visitor = await visitorOf('ann', NOON)
    db.state.isDown = true
    expect(keys.at('ann', NOON)).toBe(visitor)
  })

  it('invents nothing while the database is away: the scans keep their marks', async () => {
    const db = database()
    db.state.isDown = true
    const { keys } = processOf(db)
    const record = scan('ann', NOON)
    await expect(keys.seal([record])).rejects.toThrow('down')
    expect(record).toEqual(scan('ann', NOON))
    db.state.isDown = false
    await keys.seal([record])
    expect(record.visitor).toBe(await processOf(db).visitorOf('ann', NOON))
    expect(record.visitorMark).toBeUndefined()
  })

  it('a scan that waited longer than its key has no visitor, and makes no key', async () => {
    const db = database()
    db.state.now = MIDNIGHT + KEPT
    const { visitorOf } = processOf(db)
    expect(await visitorOf('ann', NOON)).toBeNull()
    expect(db.state.made).toBe(0)
  })

  it('forgets a key when it is destroyed', async () => {
    const db = database()
    const { keys, visitorOf } = processOf(db)
    await visitorOf('ann', NOON)
    db.state.now = MIDNIGHT + KEPT
    expect(await visitorOf('ann', MIDNIGHT + KEPT)).not.toBeNull()
    const record = scan('ann', NOON)
    await keys.seal([record])
    expect(record.visitor).toBeNull()
  })

  it('a key that never changes is kept for good', async () => {
    const db = database()
    const keys = createVisitorKeys({ now: () => db.state.now, rotation: 'never', store: db.store })
    const records = [scan('ann', NOON), scan('ann', NOON + 400 * 24 * 60 * MINUTE)]
    await keys.seal(records)
    expect(records[0]!.visitor).toBe(records[1]!.visitor)
    expect(db.keys.get('never')!.until).toBe(Infinity)
  })

  it('a visit over the change stays one visitor, in every process, and ends with the overlap', async () => {
    const db = database()
    const [one, other] = [processOf(db), processOf(db)]
    db.state.now = MIDNIGHT - MINUTE
    const before = await one.visitorOf('ann', MIDNIGHT - MINUTE)
    db.state.now = MIDNIGHT + 5 * MINUTE
    expect(await other.visitorOf('ann', MIDNIGHT)).toBe(before)
    expect(await one.visitorOf('ann', MIDNIGHT + 5 * MINUTE)).toBe(before)
    const fresh = await other.visitorOf('bob', MIDNIGHT + 5 * MINUTE)
    expect(await one.visitorOf('bob', MIDNIGHT + OVERLAP)).toBe(fresh)
    expect(await one.visitorOf('ann', MIDNIGHT + OVERLAP)).not.toBe(before)
  })

  it('also where both halves of the visit are in one batch', async () => {
    const db = database()
    const { keys } = processOf(db)
    const records = [
      scan('ann', MIDNIGHT + 1),
      scan('ann', MIDNIGHT - 1),
      scan('bob', MIDNIGHT + 1),
    ]
    await keys.seal(records)
    expect(records[0]!.visitor).toBe(records[1]!.visitor)
    expect(records[2]!.visitor).toBe(visitorHash(db.keys.get('2026-06-06')!.key, 'bob'))
  })

  it('over days of scans, outages and restarts nobody is two in one period but by the overlap', async () => {
    const step = fc.record({
      down: fc.boolean(),
      mark: fc.constantFrom('ann', 'bob', 'cem'),
      minutes: fc.nat(300),
      process: fc.nat(2),
      restart: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const db = database()
        const processes = [processOf(db), processOf(db), processOf(db)]
        const seen = new Map<string, Set<null | string>>()
        for (const { down, mark, minutes, process, restart } of steps) {
          db.state.now += minutes * MINUTE
          db.state.isDown = down
          if (restart) processes[process] = processOf(db)
          const at = db.state.now
          const visitor = await processes[process]!.visitorOf(mark, at).catch(() => undefined)
          const sinceMidnight = at % (24 * 60 * MINUTE)
          if (visitor === undefined || sinceMidnight < OVERLAP) continue
          const id = `${mark} ${Math.floor(at / (24 * 60 * MINUTE))}`
          seen.set(id, (seen.get(id) ?? new Set()).add(visitor))
        }
        const visitors = [...seen.values()].map((of) => [...of])
        for (const of of visitors) expect(of).toHaveLength(1)
        expect(new Set(visitors.flat()).size).toBe(visitors.length)
        expect(visitors.flat()).not.toContain(null)
      }),
    )
  })
})

describe('visit', () => {
  it('is who the scan is stored as, until the key of that is destroyed', async () => {
    const db = database()
    const { keys, visitorOf } = processOf(db)
    const visit = await keys.visit(1, 'ann', NOON)
    expect(visit).toEqual({ until: MIDNIGHT + KEPT, visitor: await visitorOf('ann', NOON) })
    // now the key is in memory
    expect(await keys.visit(1, 'ann', NOON)).toEqual(visit)
  })

  it('over the change it is the visitor of before, and no longer than that one’s key', async () => {
    const db = database()
    const { keys, visitorOf } = processOf(db)
    db.state.now = MIDNIGHT - MINUTE
    const before = await visitorOf('ann', MIDNIGHT - MINUTE)
    db.state.now = MIDNIGHT + MINUTE
    expect(await keys.visit(1, 'ann', MIDNIGHT + MINUTE)).toEqual({
      until: MIDNIGHT + KEPT,
      visitor: before,
    })
    const DAY = 24 * 60 * MINUTE
    const bob = await keys.visit(1, 'bob', MIDNIGHT + MINUTE)
    expect(bob!.until).toBe(MIDNIGHT + DAY + KEPT)
    const later = await keys.visit(1, 'ann', MIDNIGHT + OVERLAP)
    expect(later!.visitor).not.toBe(before)
    expect(later!.until).toBe(MIDNIGHT + DAY + KEPT)
  })

  it('is nobody once the key is destroyed, and fails while there is no database', async () => {
    const db = database()
    db.state.now = MIDNIGHT + KEPT
    const { keys } = processOf(db)
    expect(await keys.visit(1, 'ann', NOON)).toBeNull()
    db.state.isDown = true
    await expect(keys.visit(1, 'ann', db.state.now)).rejects.toThrow('down')
  })

  it('has no end where the key is kept for good', async () => {
    const { store } = database()
    const keys = createVisitorKeys({ now: () => NOON, rotation: 'never', store })
    expect((await keys.visit(1, 'ann', NOON))!.until).toBe(Infinity)
  })
})
