import type { Worker } from 'node:cluster'

import { backoff } from '../../kit/backoff.js'
import { isMessage, type ToPrimary, type ToWorker } from './messages.js'

export type WorkerPoolOptions = {
  count: number
  /** Starts a process; it says `qr:ready` when it serves. */
  fork: () => Worker
  log: (message: string) => void
  /** Milliseconds to become ready, and to end. @default { ready: 120_000, retire: 30_000 } */
  patience?: { ready: number; retire: number }
}

export type WorkerPool = {
  /** Replaces every worker, one by one: the new one serves before the old one leaves. */
  restart: () => Promise<void>
  /** Resolves when every worker has become ready once. */
  start: () => Promise<void>
  /** Lets every worker answer and write what it has. */
  stop: () => Promise<void>
  workers: () => Worker[]
}

type Slot = { failures: number; worker: null | Worker }

const PAUSE = { base: 500, max: 30_000 }
/** A worker that lived this long did not fail at the start. */
const STEADY = 60_000

const exited = (worker: Worker): Promise<void> =>
  new Promise((resolve) =>
    worker.isDead() ? resolve() : void worker.once('exit', () => resolve()),
  )

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Keeps as many workers serving as there should be. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { count, fork, log } = options
  const patience = options.patience ?? { ready: 120_000, retire: 30_000 }
  const slots: Slot[] = Array.from({ length: count }, () => ({ failures: 0, worker: null }))
  /** Everybody alive, also who is coming and who is leaving. */
  const alive = new Set<Worker>()
  let stopping = false
  let restarting: null | Promise<void> = null

  /** Resolves to a worker that serves; rejects when it ends or takes too long. */
  function launch(): Promise<Worker> {
    const worker = fork()
    alive.add(worker)
    void exited(worker).then(() => alive.delete(worker))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        worker.process.kill('SIGKILL')
        reject(new Error(`was not ready within ${patience.ready} ms`))
      }, patience.ready)
      worker.on('message', (message: unknown) => {
        if (!isMessage<ToPrimary>(message) || message.type !== 'qr:ready') return
        clearTimeout(timer)
        resolve(worker)
      })
      void exited(worker).then(() => reject(new Error('ended before it was ready')))
      worker.once('exit', () => clearTimeout(timer))
    })
  }

  /** Who serves in a slot from now on; another one comes when it ends by itself. */
  function settle(slot: Slot, worker: Worker): void {
    slot.worker = worker
    const since = Date.now()
    void exited(worker).then(() => {
      if (stopping || slot.worker !== worker) return
      slot.worker = null
      slot.failures = Date.now() - since > STEADY ? 1 : slot.failures + 1
      log(`worker ${worker.id} ended by itself, another one starts`)
      void pause(backoff(slot.failures, PAUSE)).then(() => fill(slot))
    })
  }

  async function fill(slot: Slot): Promise<void> {
    while (!stopping && slot.worker === null) {
      try {
        return settle(slot, await launch())
      } catch (error) {
        if (stopping) return
        slot.failures += 1
        log(`a worker ${(error as Error).message}, trying again`)
        await pause(backoff(slot.failures, PAUSE))
      }
    }
  }

  async function retire(worker: Worker): Promise<void> {
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), patience.retire)
    const farewell: ToWorker = { type: 'qr:retire' }
    if (worker.isConnected()) worker.send(farewell, () => undefined)
    await exited(worker)
    clearTimeout(timer)
  }

  async function restartAll(): Promise<void> {
    for (const slot of slots) {
      if (stopping) return
      const old = slot.worker
      // A slot whose worker has just ended gets a new one anyway.
      if (!old) continue
      try {
        const worker = await launch()
        settle(slot, worker)
      } catch (error) {
        return log(
          `restart given up, the old workers stay: the new one ${(error as Error).message}`,
        )
      }
      await retire(old)
    }
    if (!stopping) log('all workers are restarted')
  }

  return {
    restart: () => (restarting ??= restartAll().finally(() => (restarting = null))),
    async start() {
      // One first: in production the host's migrations run at start, and once is enough.
      const [first, ...others] = slots
      if (first) await fill(first)
      await Promise.all(others.map(fill))
    },
    async stop() {
      stopping = true
      await Promise.all([...alive].map(retire))
    },
    workers: () => slots.flatMap(({ worker }) => worker ?? []),
  }
}
