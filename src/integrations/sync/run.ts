import { randomUUID } from 'node:crypto'

import { backoff, type Backoff } from '../../kit/backoff.js'

/** What a run ends with: `empty`, nothing is due; anything else, run again. */
export type StoppedBy =
  'aborted' | 'batches' | 'deadline' | 'empty' | 'halted' | 'outage' | 'rate-limit'

export type RunOptions = {
  /** Waits between tries. @default 5 s to an hour */
  backoff?: Partial<Backoff>
  /** Epoch milliseconds; nothing is begun after it. @default 50 s from now */
  deadline?: number
  /** How long what is taken is this run's alone. @default until deadline, and what one piece takes more */
  leaseMs?: number
  /** Failed attempts after which something is set aside. Waiting for a limit does not count. @default 25 */
  maxAttempts?: number
  /** Epoch milliseconds. */
  now?: () => number
  /** 0 (inclusive) to 1. */
  random?: () => number
  /** Stops gracefully: what is not done yet is due again at once. */
  signal?: AbortSignal
  /** Name of this run in leases. @default a random UUID */
  worker?: string
}

/** What one bounded run carries along, whatever it works on. */
export type Run = ReturnType<typeof createRun>

/** What a run came to, as far as all of them say it. */
export type RunReport = {
  failed: number
  /** A person has to look at it: token, scopes, properties, address. Nothing was set aside for it. */
  halted: { category: string; message: string } | null
  later: number
  requests: number
  /** When another run makes sense, if that is known. */
  resumeAt: Date | null
}

/** What a run over contacts came to. */
export type SyncReport = RunReport & {
  leased: number
  stoppedBy: StoppedBy
  suppressed: number
  synced: number
}

export const newReport = (): RunReport => ({
  failed: 0,
  halted: null,
  later: 0,
  requests: 0,
  resumeAt: null,
})

export const newSyncReport = (): SyncReport => ({
  ...newReport(),
  leased: 0,
  stoppedBy: 'empty',
  suppressed: 0,
  synced: 0,
})

export function createRun(options: RunOptions) {
  const now = options.now ?? Date.now
  return {
    backoff: { base: 5_000, max: 3_600_000, ...options.backoff },
    deadline: options.deadline ?? now() + 50_000,
    failuresInARow: 0,
    leaseMs: options.leaseMs,
    maxAttempts: options.maxAttempts ?? 25,
    now,
    random: options.random ?? Math.random,
    signal: options.signal,
    stop: null as null | StoppedBy,
    worker: options.worker ?? randomUUID(),
  }
}

/** Sets `run.stop` when time is up or somebody asked to stop. */
export function stopped(run: Run): boolean {
  if (run.signal?.aborted) run.stop = 'aborted'
  else if (!run.stop && run.now() >= run.deadline) run.stop = 'deadline'
  return run.stop !== null
}

type Claim = { leaseMs: number; limit: number; worker: string }
type Pace = {
  limit: number
  /** How long the last piece may take beyond the run's own time, so that nobody else begins it. */
  margin: number
  /** Batches at most. @default as many as there are */
  most?: number
}

/**
 * Takes what is due under a lease, a batch at a time, until nothing is left or the run has to end; resolves
 * to why. A killed run leaves its batch to whoever comes after its lease.
 */
export async function drain<Item>(
  run: Run,
  take: (claim: Claim) => Promise<Item[]>,
  { limit, margin, most = Infinity }: Pace,
  work: (items: Item[]) => Promise<void>,
): Promise<StoppedBy> {
  for (let batches = 0; !stopped(run); batches++) {
    if (batches === most) return (run.stop = 'batches')
    const leaseMs = run.leaseMs ?? Math.max(0, run.deadline - run.now()) + margin
    const items = await take({ leaseMs, limit, worker: run.worker })
    if (items.length === 0) return (run.stop = 'empty')
    await work(items)
  }
  return run.stop ?? 'deadline'
}

/** Writes down what became of some of a batch, and counts it. */
export async function settle<Outcome extends { kind: string }>(
  run: { report: Record<Outcome['kind'], number> } & Run,
  store: { settle: (worker: string, outcomes: Outcome[]) => Promise<void> },
  outcomes: Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return
  await store.settle(run.worker, outcomes)
  for (const { kind } of outcomes) run.report[kind as Outcome['kind']]++
}

type Reason = { category: string; message: string }

/** Put back without using up an attempt: it was not its fault. */
export const later = (at: Date | number, { category, message }: Reason) => ({
  at: new Date(at),
  category,
  counts: false,
  kind: 'later' as const,
  message,
})

/** Put back because the run ended first. */
export const notSent = (at: Date | number) =>
  later(at, { category: 'NOT_SENT', message: 'The run ended before its turn.' })

/** One attempt more, until it has had enough of them. `notBefore`: epoch milliseconds. */
export function tryLater(
  run: Run,
  attempts: number,
  { category, message }: Reason,
  notBefore: null | number = null,
) {
  if (attempts + 1 >= run.maxAttempts) {
    const last = `Given up after ${attempts + 1} attempts. The last: ${message}`
    return { category, kind: 'failed' as const, message: last }
  }
  const at = run.now() + backoff(attempts + 1, run.backoff, run.random)
  return { ...later(Math.max(at, notBefore ?? 0), { category, message }), counts: true }
}

// An outage costs everything an attempt per request: stop and let the next run find out.
const OUTAGE = 5

/** Another request failed; several in a row are no accident any more. */
export function countFailure(run: Run): void {
  if (++run.failuresInARow >= OUTAGE) run.stop = 'outage'
}
