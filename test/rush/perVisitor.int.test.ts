import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { withClient } from '../../scripts/database/createDatabase.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'

// Turns of visitors of a code, in several processes at once.

let own: Rush
let two: ScanServer[]
beforeAll(async () => {
  own = await startRush()
  await own.createCodes(['OPEN', 'HANGS'], { scans_per_visitor: 2 })
  await own.createCodes(['LIMITED'], { scan_limit: 25, scans_per_visitor: 2 })
  two = await Promise.all([1, 2].map(() => startScanServer({ uri: own.uri })))
})
afterAll(() => own?.stop())

const from = async (n: number, code: string, visitor: number) => {
  const response = await fetch(`http://127.0.0.1:${two[n % 2]!.port}/q/${code}`, {
    headers: { ...IPHONE, 'x-forwarded-for': `73.162.50.${visitor}` },
    redirect: 'manual',
  })
  await response.text()
  return { status: response.status, visitor }
}
const sent = (answers: { status: number; visitor: number }[]) =>
  answers.filter(({ status }) => status === 302)
const crowd = (code: string, people: number, each: number) =>
  Promise.all(Array.from({ length: people * each }, (_, n) => from(n, code, n % people)))

it('without a limit for all: everybody exactly so many times', async () => {
  const answers = sent(await crowd('OPEN', 21, 9))
  const counts = new Map<number, number>()
  for (const { visitor } of answers) counts.set(visitor, (counts.get(visitor) ?? 0) + 1)
  expect([...counts.values()]).toEqual(Array.from({ length: 21 }, () => 2))
})

it('with one: nobody more than so many times, and all together exactly the limit', async () => {
  const answers = sent(await crowd('LIMITED', 21, 9))
  const counts = new Map<number, number>()
  for (const { visitor } of answers) counts.set(visitor, (counts.get(visitor) ?? 0) + 1)
  expect(answers).toHaveLength(25)
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(2)
})

it('nobody loses a turn to a database that hangs', async () => {
  await Promise.all([from(0, 'HANGS', 90), from(1, 'HANGS', 90)])
  own.freeze()
  const waiting = await Promise.all([0, 1, 2].map((n) => from(n, 'HANGS', 91 + n)))
  own.thaw()
  expect(waiting.map(({ status }) => status)).toEqual([410, 410, 410])
  // What was taken too late goes back: they get both of theirs.
  let all = 0
  await until(async () => {
    all += sent(await Promise.all([0, 1, 2].map((n) => from(n, 'HANGS', 91 + n)))).length
    return all >= 6 ? true : null
  })
  expect(all).toBe(6)
})

it('keeps no address', async () => {
  await withClient(own.uri, async (client) => {
    const { rows } = await client.query<{ holder: string; visitor: string }>(
      'SELECT holder, visitor FROM qr_shares',
    )
    expect(rows.length).toBeGreaterThan(20)
    for (const { holder, visitor } of rows) {
      expect(visitor).toMatch(/^[\w-]{16}$/)
      expect(holder).toMatch(/^\d+:[\w-]{16}$/)
    }
  })
})
