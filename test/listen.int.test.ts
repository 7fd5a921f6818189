import { Client, Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { CHANNEL, createListen } from '../src/store/postgres/listen.js'
import { freshDatabase } from './freshDatabase.js'
import { until } from './until.js'

const HEARTBEAT = 50

let uri: string
let pool: Pool
beforeAll(async () => {
  uri = await freshDatabase()
  pool = new Pool({ connectionString: uri })
})
afterAll(() => pool.end())

const handlers = { onChange: vi.fn(), onConnect: vi.fn(), onDisconnect: vi.fn() }
let clients: Client[] = []
beforeEach(() => {
  Object.values(handlers).forEach((handler) => handler.mockReset())
  clients = []
})

/** As over a pooler that gives each transaction another connection: what comes is for nobody. */
class DeafClient extends Client {
  override query = ((text: string) =>
    super.query(text.startsWith('LISTEN') ? 'SELECT 1' : text)) as unknown as Client['query']
}

const start = (
  Made: typeof Client,
  tell = (channel: string): Promise<unknown> => pool.query("SELECT pg_notify($1, '')", [channel]),
) =>
  createListen({
    connect: () => {
      const client = new Made({ connectionString: uri })
      clients.push(client)
      return client
    },
    heartbeat: HEARTBEAT,
    tell,
  })(handlers)

const called = (handler: ReturnType<typeof vi.fn>, times: number) =>
  until(async () => (handler.mock.calls.length >= times ? true : null))

const pause = () =>
  pool.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ ids: [1], kind: 'codes' })])

describe('a listening connection', () => {
  it('is connected when this resolves, and tells of changes alone', async () => {
    const stop = await start(Client)
    expect(handlers.onConnect).toHaveBeenCalledOnce()
    await pause()
    await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, 'no change'])
    await called(handlers.onChange, 1)
    await stop()
    expect(handlers.onChange.mock.calls).toEqual([[{ ids: [1], kind: 'codes' }]])
    expect(handlers.onDisconnect).not.toHaveBeenCalled()
  })

  it('is made anew when it is cut', async () => {
    const stop = await start(Client)
    const [client] = clients as [Client & { processID: number }]
    await pool.query('SELECT pg_terminate_backend($1)', [client.processID])
    await called(handlers.onConnect, 2)
    expect(handlers.onDisconnect).toHaveBeenCalled()
    await pause()
    await called(handlers.onChange, 1)
    await stop()
  })

  it('does not count as one where nothing it is told arrives', async () => {
    const stop = await start(DeafClient)
    await pause()
    expect(handlers.onConnect).not.toHaveBeenCalled()
    expect(handlers.onChange).not.toHaveBeenCalled()
    // One that is alive is not made anew again and again.
    expect(clients).toHaveLength(1)
    await stop()
  })

  it('that hears no more says so, and says when it hears again', async () => {
    const channels: string[] = []
    const stop = await start(Client, (channel) => {
      channels.push(channel)
      return pool.query("SELECT pg_notify($1, '')", [channel])
    })
    await clients[0]!.query('UNLISTEN *')
    await called(handlers.onDisconnect, 1)
    expect(clients).toHaveLength(1)
    await clients[0]!.query(`LISTEN ${CHANNEL}; LISTEN ${channels[0]}`)
    await called(handlers.onConnect, 2)
    await pause()
    await called(handlers.onChange, 1)
    await stop()
  })

  it('is believed where nothing can be told', async () => {
    const stop = await start(Client, () => Promise.reject(new Error('too many connections')))
    expect(handlers.onConnect).toHaveBeenCalledOnce()
    await stop()
  })
})
