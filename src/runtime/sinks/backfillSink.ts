import { randomUUID } from 'node:crypto'

import type { SinkStore } from '../../vocabulary/scanSink.js'

import { backoff } from '../../kit/backoff.js'
import { errorCode } from '../../kit/errorCode.js'
import { sha256 } from '../../kit/sha256.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { isEngine, type Sink } from '../../options/scans.js'
import { scanIdAt } from '../../vocabulary/scanIdAt.js'

const RETRIES = { base: 1_000, max: 60_000 }
const GRACE = 1_000
/** Milliseconds a sink is kept beyond the time it may take. */
const SPARE = 15_000

export type Backfill = {
  /** Epoch milliseconds, the first of the scans; where a run goes on, it goes on. @default all */
  from?: number
  /** Told after each batch. */
  onProgress?: (handedOver: number) => void
  /** Epoch milliseconds, not among them any more. @default now */
  to?: number
  /** Tries of one batch before the run ends; the next one goes on there. @default 6 */
  tries?: number
  /** Milliseconds between two looks whether the sink is free. @default 100 */
  pause?: number
  /** Waits so many milliseconds. */
  wait?: (ms: number) => Promise<unknown>
}

const sleep = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Hands a sink the scans that are stored already, by when they were made, while new ones go on as ever.
 * What went before goes again: sinks know a scan by its id. A run that ended half way goes on where it
 * was. Resolves to how many scans went.
 *
 * @throws what the sink says, when one batch fails `tries` times
 */
export async function backfillSink(
  sink: Sink,
  store: SinkStore,
  { from = 0, onProgress, pause = 100, to = Date.now(), tries = 6, wait = sleep }: Backfill = {},
): Promise<number> {
  const before = scanIdAt(to)
  let after = (await store.backfilled(sink.name)) ?? (from > 0 ? scanIdAt(from) : '')
  const worker = randomUUID()
  let handedOver = 0
  for (;;) {
    const ids = await store.history(after, before, sink.scans)
    if (ids.length === 0) break
    for (let tried = 1; ; tried++) {
      // What becomes of a scan after it is read here must come after it there.
      if (isEngine(sink)) await hold(sink, store, { pause, wait, worker })
      const scans = await store.read(ids, isEngine(sink))
      const batch = { id: `past-${sha256(ids.join('\n')).slice(0, 16)}`, scans }
      const error = scans.length > 0 ? await write(sink, batch) : null
      if (isEngine(sink)) await store.release(worker)
      handedOver += error === null ? scans.length : 0
      if (error === null) break
      if (tried >= tries) throw new Error(`the sink "${sink.name}" failed: ${errorCode(error)}`)
      await wait(backoff(tried, RETRIES))
    }
    after = ids.at(-1)!
    await store.noteBackfilled(sink.name, after)
    onProgress?.(handedOver)
  }
  await store.noteBackfilled(sink.name, null)
  return handedOver
}

/** Waits for whoever hands the sink something now. */
async function hold(
  sink: Sink,
  store: SinkStore,
  {
    pause,
    wait,
    worker,
  }: { pause: number; wait: (ms: number) => Promise<unknown>; worker: string },
): Promise<void> {
  const leaseMs = sink.timeout + SPARE
  while (!(await store.hold(sink.name, { leaseMs, worker }))) await wait(pause)
}

/** What a sink says against a batch; `null`: it has it. */
async function write(
  { name, timeout, write }: Sink,
  batch: Parameters<Sink['write']>[0],
): Promise<unknown> {
  try {
    const signal = AbortSignal.timeout(timeout)
    await withTimeout(Promise.resolve().then(() => write(batch, { signal })), timeout + GRACE, `The sink "${name}"`) // prettier-ignore
    return null
  } catch (error) {
    return error ?? new Error('it failed')
  }
}
