import { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { createLeases } from '../../src/store/postgres/people/leases.js'
import { createQuery } from '../../src/store/postgres/people/query.js'
import { tableOf } from '../../src/store/postgres/schema.js'
import { freshDatabase } from '../freshDatabase.js'

const COLUMNS = {
  id: 'integer',
  attempts: 'numeric',
  category: 'text',
  dueAt: 'timestamptz',
  leaseUntil: 'timestamptz',
  message: 'text',
  state: 'text',
  target: 'text',
  version: 'numeric',
  worker: 'text',
}
const table = tableOf({
  columns: Object.fromEntries(
    Object.entries(COLUMNS).map(([name, type]) => [name, { name: `"${name}"`, type }]),
  ),
  name: '"work"',
  title: 'work',
})

let pools: Pool[]
/** The work as another process has it: through connections of its own. */
const owner = () => {
  const pool = new Pool({ connectionString: uri, max: 4 })
  pools.push(pool)
  const leases = createLeases(createQuery(pool), {
    isPresent: 'o.version = row."version"',
    key: 'id',
    part: 'row."target" = $1',
    returning: 'row."id" AS id, row."attempts" AS attempts',
    said: 'version numeric',
    table,
  })
  return {
    ...leases,
    take: async (worker: string, limit: number) =>
      (await leases.claim({ leaseMs: 600_000, limit, part: 'here', worker })).map(({ id }) =>
        Number(id),
      ),
    /** As a process that is killed: its connections are gone, and nothing is settled. */
    die: () => pool.end(),
  }
}
const settled = (key: number) => ({ key, state: 'done', version: 1 })

let uri: string
let admin: Pool
beforeAll(async () => {
  uri = await freshDatabase()
  admin = new Pool({ connectionString: uri })
  const columns = Object.entries(COLUMNS).map(([name, type]) => `"${name}" ${type}`)
  await admin.query(`CREATE TABLE work (${columns.join(', ')})`)
})
beforeEach(async () => {
  pools = []
  await admin.query('TRUNCATE work')
  await admin.query(`INSERT INTO work (id, target, state, "dueAt", attempts, version)
    SELECT n, 'here', 'waiting', now() - n * interval '1 second', 0, 1 FROM generate_series(1, 200) n
    UNION ALL SELECT 1000, 'elsewhere', 'waiting', now(), 0, 1`)
  return () => Promise.all(pools.filter(({ ended }) => !ended).map((pool) => pool.end()))
})
afterAll(() => admin.end())

/** As when their time has passed. */
const leasesEnd = () =>
  admin.query('UPDATE work SET "leaseUntil" = now() WHERE "leaseUntil" > now()')
const rowOf = async (id: number) =>
  (await admin.query('SELECT * FROM work WHERE id = $1', [id])).rows[0] as Record<string, unknown>

describe('work under leases', () => {
  it('is each owner’s alone, however many take at once, and the longest due comes first', async () => {
    const owners = [owner(), owner(), owner()]
    const taken = await Promise.all(
      owners.flatMap((one, index) =>
        Array.from({ length: 6 }, (_, turn) => one.take(`${index}/${turn}`, 10)),
      ),
    )
    const all = taken.flat()
    expect(all).toHaveLength(180)
    expect(new Set(all).size).toBe(180)
    expect(await owner().take('last', 100)).toHaveLength(20)
    expect(await owner().take('late', 100)).toEqual([])
    expect(await rowOf(1_000)).toMatchObject({ worker: null })
  })

  it('of an owner that dies is free when its lease ends, and what is settled stays so', async () => {
    const [dead, living] = [owner(), owner()]
    const lost = await dead.take('dead', 150)
    const mine = await living.take('living', 50)
    expect(await living.settle('living', 'here', mine.map(settled))).toBe(50)
    await dead.die()
    expect(await living.take('living', 200)).toEqual([])
    await leasesEnd()
    const again = await living.take('living', 200)
    expect(again.toSorted((a, b) => a - b)).toEqual(lost.toSorted((a, b) => a - b))
    expect(await living.states('here')).toEqual({ done: 50, waiting: 150 })
  })

  it('is not heard of from an owner whose lease somebody else has now', async () => {
    const [slow, quick] = [owner(), owner()]
    const [id = 0] = await slow.take('slow', 1)
    await leasesEnd()
    expect(await quick.take('quick', 1)).toEqual([id])
    const said = { ...settled(id), category: 'SLOW', state: 'failed' }
    expect(await slow.settle('slow', 'here', [said])).toBe(0)
    expect(await quick.settle('quick', 'here', [settled(id)])).toBe(1)
    expect(await rowOf(id)).toMatchObject({ category: null, state: 'done', worker: null })
  })

  it('that failed comes back when it was said, its attempts counted, and at once when asked for', async () => {
    const { again, due, settle, take } = owner()
    const ids = await take('w', 200)
    const at = new Date(Date.now() + 3_600_000)
    const later = { at, category: 'BUSY', message: 'Later.', state: null, version: 1 }
    await settle('w', 'here', [
      ...ids.slice(2).map(settled),
      { ...later, counts: true, key: ids[0] ?? 0 },
      { ...later, key: ids[1] ?? 0 },
    ])
    expect(await due('here')).toBe(at.getTime())
    expect(await take('w', 10)).toEqual([])
    expect(await rowOf(ids[0] ?? 0)).toMatchObject({ attempts: '1', category: 'BUSY', state: 'waiting' }) // prettier-ignore
    expect(await rowOf(ids[1] ?? 0)).toMatchObject({ attempts: '0', leaseUntil: null })
    expect(await again(`row."category" = $1`, ['BUSY'])).toBe(2)
    expect((await take('w', 10)).sort()).toEqual(ids.slice(0, 2).sort())
    expect(await rowOf(ids[0] ?? 0)).toMatchObject({ attempts: '0', category: null })
  })

  it('that has changed meanwhile waits for its newer state, whatever is said of the older', async () => {
    const { settle, take } = owner()
    const [id = 0] = await take('w', 1)
    await admin.query('UPDATE work SET version = 2 WHERE id = $1', [id])
    const said = { ...settled(id), category: 'OLD', counts: true, message: 'Old.' }
    expect(await settle('w', 'here', [said])).toBe(1)
    expect(await rowOf(id)).toMatchObject({ attempts: '0', category: null, leaseUntil: null, message: null, state: 'waiting' }) // prettier-ignore
    expect(await take('w', 1)).toEqual([id])
  })
})
