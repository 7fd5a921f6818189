import type { Client } from 'pg'

import { randomBytes } from 'node:crypto'

import type { CodeChange, ListenHandlers } from '../../vocabulary/store.js'

import { defer } from '../../kit/defer.js'
import { withTimeout } from '../../kit/withTimeout.js'

export const CHANNEL = 'payload_plugin_qr'

const HEARTBEAT = 10_000
/** Milliseconds the first words of a connection are waited for. */
const ECHO = 1_000
const FIRST_DELAY = 200
const LAST_DELAY = 5_000
const GOODBYE = 1_000

type ListenOptions = {
  connect: () => Client
  /** Milliseconds. @default 10_000 */
  heartbeat?: number
  /** Notifies a channel over another connection. */
  tell: (channel: string) => Promise<unknown>
}

/**
 * Listens for changes on a connection of its own. It counts as connected once it has heard
 * something it was told: a pooler takes LISTEN and swallows what comes (PgBouncer in transaction
 * mode). A heartbeat finds connections that died without a word, or hear no more; a lost connection
 * is made anew, with growing pauses.
 */
export function createListen({ connect, heartbeat = HEARTBEAT, tell }: ListenOptions) {
  return async (handlers: ListenHandlers): Promise<() => Promise<void>> => {
    let client: Client | null = null
    let stopped = false
    let delay = FIRST_DELAY
    let timer: NodeJS.Timeout | undefined
    let hears = false
    /** Was told something, and has not heard it. */
    let unheard = false
    let answered = false

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
      const own = `${CHANNEL}_${randomBytes(6).toString('hex')}`
      const echo = defer()
      next.on('error', () => lost(next))
      next.on('end', () => lost(next))
      next.on('notification', ({ channel, payload }) => {
        if (next !== client) return
        if (channel === own) {
          echo.resolve()
          return heard()
        }
        const change = parse(payload)
        if (change) handlers.onChange(change)
      })
      client = next
      try {
        await next.connect()
        await next.query(`LISTEN ${CHANNEL}; LISTEN ${own}`)
        if (stopped || client !== next) return
        unref(next)
        delay = FIRST_DELAY
        beat(next, own)
        await speak(next, own)
        if (!hears) {
          await withTimeout(echo.promise, ECHO, 'Hearing a notification').catch(() => undefined)
        }
      } catch {
        lost(next)
      }
    }

    /** Where nothing can be told there is nothing to be heard: then it is believed to hear. */
    async function speak(current: Client, own: string): Promise<void> {
      answered = false
      try {
        await tell(own)
        unheard = !answered
      } catch {
        if (current === client) heard()
      }
    }

    function heard(): void {
      answered = true
      unheard = false
      if (hears) return
      hears = true
      handlers.onConnect()
    }

    function beat(current: Client, own: string): void {
      timer = setTimeout(() => {
        if (unheard && hears) {
          hears = false
          handlers.onDisconnect()
        }
        current.query('SELECT 1').then(
          () => {
            if (current !== client) return
            beat(current, own)
            void speak(current, own)
          },
          () => lost(current),
        )
      }, heartbeat).unref()
    }

    function lost(gone: Client): void {
      if (gone !== client) return
      client = null
      hears = false
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
