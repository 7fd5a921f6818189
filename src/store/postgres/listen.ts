import type { Client } from 'pg'

import type { CodeChange, ListenHandlers } from '../types.js'

import { withTimeout } from '../../scan/writer/withTimeout.js'

export const CHANNEL = 'payload_plugin_qr'

const HEARTBEAT = 10_000
const FIRST_DELAY = 200
const LAST_DELAY = 5_000
const GOODBYE = 1_000

/**
 * Listens for changes on a connection of its own. A heartbeat finds connections that died without
 * a word; a lost connection is made anew, with growing pauses.
 */
export function createListen(connect: () => Client) {
  return async (handlers: ListenHandlers): Promise<() => Promise<void>> => {
    let client: Client | null = null
    let stopped = false
    let delay = FIRST_DELAY
    let timer: NodeJS.Timeout | undefined

    await open()
    return async () => {
      stopped = true
      clearTimeout(timer)
      const last = client
      client = null
      if (last) await endClient(last)
    }

    async function open(): Promise<void> {
      const next = connect()
      next.on('error', () => lost(next))
      next.on('end', () => lost(next))
      next.on('notification', ({ payload }) => {
        const change = parse(payload)
        if (change) handlers.onChange(change)
      })
      client = next
      try {
        await next.connect()
        await next.query(`LISTEN ${CHANNEL}`)
        if (stopped || client !== next) return
        unref(next)
        delay = FIRST_DELAY
        handlers.onConnect()
        beat(next)
      } catch {
        lost(next)
      }
    }

    function beat(current: Client): void {
      timer = setTimeout(() => {
        current.query('SELECT 1').then(
          () => current === client && beat(current),
          () => lost(current),
        )
      }, HEARTBEAT).unref()
    }

    function lost(gone: Client): void {
      if (gone !== client) return
      client = null
      clearTimeout(timer)
      void gone.end().catch(() => undefined)
      if (stopped) return
      handlers.onDisconnect()
      timer = setTimeout(() => void open(), delay * (0.5 + Math.random())).unref()
      delay = Math.min(delay * 2, LAST_DELAY)
    }
  }
}

/** A server that hangs does not say goodbye; who ends must not wait for it. */
async function endClient(client: Client): Promise<void> {
  await withTimeout(client.end(), GOODBYE, 'Ending a connection').catch(() => {
    streamOf(client)?.destroy?.()
  })
}

const streamOf = (client: Client) =>
  (client as unknown as { connection?: { stream?: { destroy?: () => void; unref?: () => void } } })
    .connection?.stream

/** The listening connection must not keep a finished script alive. */
function unref(client: Client): void {
  streamOf(client)?.unref?.()
}

function parse(payload: string | undefined): CodeChange | null {
  try {
    const change = JSON.parse(payload ?? '') as CodeChange
    return typeof change?.kind === 'string' ? change : null
  } catch {
    return null
  }
}
