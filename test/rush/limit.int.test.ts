import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'

const rounds = Array.from({ length: 10 }, (_, round) => `LIMIT${round}`)

let rush: Rush
let servers: ScanServer[]
beforeAll(async () => {
  rush = await startRush()
  await rush.createCodes(rounds, { scan_limit: 100 })
  await rush.createCodes(['CLOSED', 'OPEN'], { scan_limit: 20 })
  await rush.createCodes(['UNLIMITED'])
  servers = await Promise.all([1, 2].map(() => startScanServer({ uri: rush.uri })))
})
afterAll(() => rush?.stop())

let people = 0
/** Somebody else each time: who repeats a request gets the same answer again. */
const ask = async ({ port }: ScanServer, code: string): Promise<number> => {
  const n = (people += 1)
  const response = await fetch(`http://127.0.0.1:${port}/q/${code}`, {
    headers: { ...IPHONE, 'x-forwarded-for': `73.162.${n >> 8}.${n & 255}` },
    redirect: 'manual',
  })
  await response.text()
  return response.status
}

it.each(rounds)('%s sends exactly 100 of 400 people on, over two processes', async (code) => {
  const statuses = await Promise.all(
    Array.from({ length: 400 }, (_, n) => ask(servers[n % 2]!, code)),
  )
  expect(statuses.filter((status) => status === 302)).toHaveLength(100)
  expect(statuses.filter((status) => status === 410)).toHaveLength(300)
})

describe('while the database hangs', () => {
  const many = (count: number, server: ScanServer, code: string) =>
    Promise.all(Array.from({ length: count }, () => ask(server, code)))
  const sentOn = (statuses: number[]) => statuses.filter((status) => status === 302).length

  it('a limited code is closed, keeps its limit to the person, and nobody else waits for it', async () => {
    const [server] = servers as [ScanServer]
    // Its connections are there: what waits from now on waits for the database.
    expect(await ask(server, 'CLOSED')).toBe(302)
    rush.freeze()
    const waiting = many(10, server, 'CLOSED')
    const first = Promise.race([waiting, ask(server, 'UNLIMITED')])
    expect(await first).toBe(302)
    expect(await waiting).toEqual(Array(10).fill(410))
    rush.thaw()
    const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text()
    expect(metrics).toContain('qr_limit_failures_total 10\n')
    // Places that were claimed meanwhile, for people who were turned away, go to others.
    let sent = 1
    await until(async () => {
      sent += sentOn(await many(10, server, 'CLOSED'))
      return sent >= 20 ? true : null
    })
    sent += sentOn(await many(40, server, 'CLOSED'))
    expect(sent).toBe(20)
  })

  it('sends people on where the host wants that', async () => {
    const options = { limitsWhenDatabaseIsDown: 'open' as const }
    const server = await startScanServer({ options, uri: rush.uri })
    expect(await ask(server, 'OPEN')).toBe(302)
    rush.freeze()
    expect(await many(30, server, 'OPEN')).toEqual(Array(30).fill(302))
    rush.thaw()
    // Who was sent on is counted all the same, so it is used up now.
    await until(async () => ((await ask(server, 'OPEN')) === 410 ? true : null))
  })
})
