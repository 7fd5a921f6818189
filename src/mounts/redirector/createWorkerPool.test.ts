import type { Worker } from 'node:cluster'

import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { createWorkerPool, type WorkerPool } from './createWorkerPool.js'

/** A process as node:cluster shows it to the primary. */
class FakeWorker extends EventEmitter {
  dead = false
  /** Ends when it is asked to, as a worker does that has written what it had. */
  polite = true
  process = { kill: vi.fn(() => this.end()) }
  retired = false

  constructor(readonly id: number) {
    super()
  }

  end(): void {
    if (this.dead) return
    this.dead = true
    this.emit('exit')
  }

  isConnected = () => !this.dead
  isDead = () => this.dead
  ready = () => this.emit('message', { type: 'qr:ready' })

  send(): void {
    this.retired = true
    if (this.polite) setImmediate(() => this.end())
  }
}

const PATIENCE = { ready: 1000, retire: 500 }

let forked: FakeWorker[]
let lines: string[]
/** What a new process does; none by default, so that tests say it. */
let onFork: (worker: FakeWorker) => void
let pool: WorkerPool

beforeEach(() => {
  vi.useFakeTimers()
  forked = []
  lines = []
  onFork = (worker) => setImmediate(worker.ready)
  pool = createWorkerPool({
    count: 2,
    fork: () => {
      const worker = new FakeWorker(forked.length + 1)
      forked.push(worker)
      onFork(worker)
      return worker as unknown as Worker
    },
    log: (line) => lines.push(line),
    patience: PATIENCE,
  })
})
afterEach(() => void vi.useRealTimers())

const ids = () => pool.workers().map(({ id }) => id)
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const start = async () => {
  const started = pool.start()
  await pass(10)
  await started
}

describe('workers', () => {
  it('start one before the others, which wait until it serves', async () => {
    onFork = () => undefined
    const started = pool.start()
    await pass(10)
    expect(forked).toHaveLength(1)
    forked[0]!.ready()
    await pass(10)
    expect(forked).toHaveLength(2)
    forked[1]!.ready()
    await started
    expect(ids()).toEqual([1, 2])
  })

  it('are replaced when they end by themselves, ever later when they keep ending', async () => {
    await start()
    forked[0]!.end()
    await pass(1)
    expect(ids()).toEqual([2])
    await pass(600)
    expect(ids()).toEqual([3, 2])
    onFork = (worker) => setImmediate(() => worker.end())
    forked[2]!.end()
    await pass(60_000)
    const tries = forked.length
    expect(tries).toBeGreaterThan(5)
    await pass(60_000)
    // Half a minute apart at the most, and not much less by now.
    expect(forked.length - tries).toBeLessThanOrEqual(5)
    expect(lines.join()).toContain('worker 1 ended by itself')
    onFork = (worker) => setImmediate(worker.ready)
    await pass(31_000)
    expect(ids()).toHaveLength(2)
  })

  it('that are not ready in time make room for another try', async () => {
    onFork = () => undefined
    const started = pool.start()
    await pass(PATIENCE.ready)
    expect(forked[0]!.process.kill).toHaveBeenCalledWith('SIGKILL')
    onFork = (worker) => setImmediate(worker.ready)
    await pass(1000)
    await started
    expect(ids()).toEqual([2, 3])
  })
})

describe('a restart', () => {
  it('lets a new one serve before an old one leaves, one by one', async () => {
    await start()
    const serving: number[] = []
    onFork = (worker) =>
      setImmediate(() => {
        serving.push(forked.filter(({ dead, retired }) => !dead && !retired).length - 1)
        worker.ready()
      })
    const restarted = pool.restart()
    expect(pool.restart()).toBe(restarted)
    await pass(100)
    await restarted
    expect(ids()).toEqual([3, 4])
    expect(serving).toEqual([2, 2])
    expect(forked.slice(0, 2).every(({ retired }) => retired)).toBe(true)
    expect(lines).toEqual(['all workers are restarted'])
  })

  it('keeps the old ones when a new one cannot start', async () => {
    await start()
    onFork = (worker) => setImmediate(() => worker.end())
    const restarted = pool.restart()
    await pass(100)
    await restarted
    expect(ids()).toEqual([1, 2])
    expect(forked.slice(0, 2).some(({ retired }) => retired)).toBe(false)
    expect(lines.join()).toContain('the old workers stay')
  })

  it('does not wait for ever for one that does not leave', async () => {
    await start()
    forked[0]!.polite = false
    const restarted = pool.restart()
    await pass(PATIENCE.retire + 100)
    await restarted
    expect(forked[0]!.process.kill).toHaveBeenCalledWith('SIGKILL')
    expect(ids()).toEqual([3, 4])
  })
})

it('a stop lets all leave, also one that is just coming, and starts no other', async () => {
  await start()
  onFork = () => undefined
  void pool.restart()
  await pass(10)
  const stopped = pool.stop()
  await pass(100)
  await stopped
  expect(forked).toHaveLength(3)
  expect(forked.every(({ dead }) => dead)).toBe(true)
  await pass(60_000)
  expect(forked).toHaveLength(3)
})
