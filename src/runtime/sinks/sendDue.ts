import type { Log } from '../../kit/log.js'
import type { ScanChanges } from '../../vocabulary/scanAnalytics.js'
import type { SinkScan, SinkStore, SinkTurn } from '../../vocabulary/scanSink.js'

import { backoff } from '../../kit/backoff.js'
import { errorCode } from '../../kit/errorCode.js'
import { sha256 } from '../../kit/sha256.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { isEngine, type Sink } from '../../options/scans.js'
import { readLines } from '../../vocabulary/sinkLines.js'

/** Milliseconds a sink stays this process's beyond the time it may take: for the database, and a pause of ours. */
const SPARE = 15_000
/** Milliseconds for a sink to end by itself when its signal fires. */
const GRACE = 1_000
const RETRIES = { base: 1_000, max: 300_000 }

export type Sending = {
  log: Log
  /** Fires when the process ends. */
  signal: AbortSignal
  /** @default 15 seconds */
  spare?: number
  store: SinkStore
  /** The process, among those that may have a sink. */
  worker: string
}

/**
 * Hands a sink what waits for it, batch by batch, until there is nothing, it fails, or another process has
 * it. A process that dies leaves the sink to others when its lease ends, at the batch it had in hand.
 */
export async function sendDue(sink: Sink, sending: Sending): Promise<void> {
  const { signal, spare = SPARE, store, worker } = sending
  while (!signal.aborted) {
    const turn = await store.claim(sink.name, { leaseMs: sink.timeout + spare, worker })
    if (!turn || !(await sendBatch(sink, turn, sending))) return
  }
}

/** In pieces as large as the sink takes. `false`: not all of it went. */
async function sendBatch(sink: Sink, turn: SinkTurn, sending: Sending): Promise<boolean> {
  const { spare = SPARE, store, worker } = sending
  const { batch, ids } = turn
  let { failures } = turn
  for (let from = turn.taken; from < ids.length; from += sink.scans) {
    const piece = ids.slice(from, from + sink.scans)
    const refused = await sendPiece(sink, { batch, failures, ids: piece }, sending)
    if (refused === null) return false
    failures = 0
    const taken = from + piece.length
    const whole = taken === ids.length
    const leaseMs = sink.timeout + spare
    if (!(await store.advance(sink.name, worker, { batch, leaseMs, refused, taken, whole }))) {
      return false
    }
  }
  return true
}

type Piece = { batch: number; failures: number; ids: readonly string[] }

/** Resolves to how many the sink refused for good; `null`: they did not go, and come again. */
async function sendPiece(
  sink: Sink,
  { batch, failures, ids }: Piece,
  { log, signal, store, worker }: Sending,
): Promise<null | number> {
  const { changes, scans } = await turnOf(sink, store, ids)
  if (scans.length === 0 && !changes) return 0
  try {
    await told(sink, signal, async (context) => {
      if (scans.length > 0) await sink.write({ id: batchId(batch, ids), scans }, context)
      if (changes) await sink.change!(changes, context)
    })
    return 0
  } catch (error) {
    // Cut short by us: nobody's failure, and the next process begins here.
    if (signal.aborted) return null
    const said = errorCode(error)
    const refused = refusedOf(error, scans.length)
    if (refused > 0) {
      log(`the sink "${sink.name}" refuses ${refused} scans (${said}): it never gets them`)
      return refused
    }
    await store.fail(sink.name, worker, { delay: backoff(failures + 1, RETRIES), said })
    return null
  }
}

async function told(
  { name, timeout }: Sink,
  ended: AbortSignal,
  tell: (context: { signal: AbortSignal }) => Promise<void>,
): Promise<void> {
  const signal = AbortSignal.any([ended, AbortSignal.timeout(timeout)])
  // a sink that throws at once fails like any other
  const work = Promise.resolve().then(() => tell({ signal }))
  await withTimeout(work, timeout + GRACE, `The sink "${name}"`)
}

type Turn = { changes: null | ScanChanges; scans: SinkScan[] }

/** What a sink gets for these lines. Only an engine is told of changes: to all others a scan goes once. */
async function turnOf(sink: Sink, store: SinkStore, lines: readonly string[]): Promise<Turn> {
  const { changed, codes, retained, scans: ids } = readLines(lines)
  if (!isEngine(sink)) return { changes: null, scans: ids.length > 0 ? await store.read(ids) : [] }
  const scans = await store.read([...new Set([...ids, ...changed])], true)
  const stored = new Set(scans.map(({ scanId }) => scanId))
  const gone = changed.filter((id) => !stored.has(id))
  const isChange = [codes, gone, retained].some(({ length }) => length > 0)
  return { changes: isChange ? { codes, gone, retained } : null, scans }
}

/** Scans that a sink says it will never take. */
function refusedOf(error: unknown, all: number): number {
  const refused = (error as { refused?: unknown } | null)?.refused
  return refused === true ? all : typeof refused === 'number' ? Math.min(refused, all) : 0
}

/** The number says the order; what the batch is made of makes it one of its own, in any database. */
const batchId = (batch: number, ids: readonly string[]): string =>
  `${batch}-${sha256(ids.join('\n')).slice(0, 16)}`
