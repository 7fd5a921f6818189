import { randomUUID } from 'node:crypto'

import type { Sink, Sinks } from '../../options/scans.js'
import type { SinkState, SinkStore } from '../../vocabulary/scanSink.js'

import { errorCode } from '../../kit/errorCode.js'
import { createQuietLog, type Log } from '../../kit/log.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { type Sending, sendDue } from './sendDue.js'

/** Milliseconds between two looks for what is committed. */
const EVERY = 1_000
/** Milliseconds between two looks at how sinks do, and what they all have. */
const TIDY = 10_000
/** Milliseconds the end of a process waits for sinks; whoever comes next goes on. */
const PATIENCE = 2_000

type Options = { log: Log; sinks: Sinks; store: SinkStore }

export type Sender = {
  /** As of some seconds ago. */
  states: () => readonly SinkState[]
  stop: () => Promise<void>
}

/**
 * Hands scans on in each process that stays up. Nothing waits for it; each sink goes at its own pace, in
 * one process at a time.
 */
export function startSinks({ log, sinks: { keep, sinks }, store }: Options): Sender {
  if (sinks.length === 0) return { states: () => [], stop: async () => {} }
  const quiet = createQuietLog(log, Date.now, 60_000)
  const end = new AbortController()
  const worker = randomUUID()
  const sending: Sending = { log, signal: end.signal, store, worker }
  const busy = new Map<string, Promise<void>>()
  let states: readonly SinkState[] = []
  let tidied = -Infinity
  const complain = (error: unknown): void => {
    quiet(errorCode(error), `scans wait for sinks, the next try follows: ${errorCode(error)}`)
  }
  const send = (sink: Sink): void => {
    if (busy.has(sink.name)) return
    const work = sendDue(sink, sending)
      .catch(complain)
      .finally(() => busy.delete(sink.name))
    busy.set(sink.name, work)
  }
  const look = async (): Promise<void> => {
    try {
      if (Date.now() - tidied > TIDY) {
        tidied = Date.now()
        states = await tidy(store, { keep, log, sinks })
      }
      while (!end.signal.aborted && (await store.seal()) > 0);
      if (!end.signal.aborted) sinks.forEach(send)
    } catch (error) {
      complain(error)
    }
  }
  let looking: null | Promise<void> = null
  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = null))
  }, EVERY)
  // Never worth keeping a finished script alive.
  timer.unref()
  return {
    states: () => states,
    stop: async () => {
      clearInterval(timer)
      end.abort()
      const ended = Promise.all([looking, ...busy.values()]).then(() => store.release(worker))
      await withTimeout(ended, PATIENCE, 'Handing over scans').catch(() => undefined)
    },
  }
}

/** Says that the sinks are there, lets go of what all of them have, and says what is dropped. */
export async function tidy(
  store: SinkStore,
  { keep, log, sinks }: { keep: number; log: Log; sinks: readonly Sink[] },
): Promise<SinkState[]> {
  const names = sinks.map(({ name }) => name)
  await store.enlist(names)
  for (const { dropped, name } of await store.trim(keep)) {
    log(
      `${dropped} scans were kept too long for the sink "${name}" and dropped: it never gets them`,
    )
  }
  return store.states(names)
}
