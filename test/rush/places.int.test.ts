import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { withClient } from '../../scripts/database/createDatabase.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'

const places = { perAddress: 5, perVisitor: 2 }
let own: Rush
let two: ScanServer[]
beforeAll(async () => {
  own = await startRush({ places })
  await own.createCodes(['SHARED', 'CROWD', 'ONEPLACE'], { scan_limit: 60 })
  two = await Promise.all([1, 2].map(() => startScanServer({ options: { places }, uri: own.uri })))
})
afterAll(() => own?.stop())

const from = async (n: number, code: string, address: string, agent = '') => {
  const response = await fetch(`http://127.0.0.1:${two[n % 2]!.port}/q/${code}`, {
    headers: {
      ...IPHONE,
      'user-agent': `${IPHONE['user-agent']} ${agent}`,
      'x-forwarded-for': address,
    },
    redirect: 'manual',
  })
  await response.text()
  return response.status
}
const count = (statuses: number[]) => statuses.filter((status) => status === 302).length
const times = (n: number, one: (at: number) => Promise<number>) =>
  Promise.all(Array.from({ length: n }, (_, at) => one(at)))

it('one visitor gets exactly their places, one address exactly its own, others the rest', async () => {
  expect(count(await times(40, (n) => from(n, 'SHARED', '9.9.9.9')))).toBe(2)
  expect(count(await times(40, (n) => from(n, 'SHARED', '9.9.9.9', `Phone/${n}`)))).toBe(3)
  const ipv6 = (n: number) => from(n, 'SHARED', `2a00:1450:1:2::${n.toString(16)}`, `Phone/${n}`)
  expect(count(await times(40, ipv6))).toBe(5)
  expect(count(await times(120, (n) => from(n, 'SHARED', `9.8.${n}.1`)))).toBe(50)
  expect(count(await times(10, (n) => from(n, 'SHARED', `9.7.${n}.1`)))).toBe(0)
})

it('holds for many visitors who ask many times at once', async () => {
  const statuses = await times(150, (n) => from(n, 'CROWD', `9.6.${n % 15}.1`))
  expect(count(statuses)).toBe(30)
})

it('nobody loses a place to a database that hangs', async () => {
  await Promise.all([from(0, 'ONEPLACE', '9.5.1.1'), from(1, 'ONEPLACE', '9.5.1.1')])
  own.freeze()
  const waiting = await times(4, (n) => from(n, 'ONEPLACE', `9.5.2.${n}`))
  own.thaw()
  expect(waiting).toEqual([410, 410, 410, 410])
  // What was taken too late goes back: they get both of theirs.
  let sent = 0
  await until(async () => {
    sent += count(await times(4, (n) => from(n, 'ONEPLACE', `9.5.2.${n}`)))
    return sent >= 8 ? true : null
  })
  expect(sent).toBe(8)
})

it('keeps no address and nothing that joins a scan', async () => {
  await withClient(own.uri, async (client) => {
    const { rows } = await client.query<{ holder: string }>('SELECT holder FROM qr_shares')
    expect(rows.length).toBeGreaterThan(10)
    for (const { holder } of rows) expect(holder).toMatch(/^[\w-]{43}$/)
    const joined = await client.query(
      'SELECT 1 FROM qr_shares JOIN qr_scans ON left(holder, 16) = left(qr_scans.visitor, 16) OR qr_shares.visitor IS NOT NULL',
    )
    expect(joined.rowCount).toBe(0)
  })
})
