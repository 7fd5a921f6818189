import cluster, { type Worker } from 'node:cluster'
import { AggregatorRegistry } from 'prom-client'

import type { MetricsJSON } from '../../runtime/metrics/createMetrics.js'

import { defer } from '../../kit/defer.js'
import { createWorkerPool } from './createWorkerPool.js'
import { isMessage, type ToPrimary, type ToWorker } from './messages.js'

const ROOM_FOR_SCANS = '--max-semi-space-size=64'
const METRICS_PATIENCE = 2000

/**
 * Keeps the workers: each runs the same command line anew, so a restart also takes new code and a
 * new config in. SIGHUP restarts them one by one; SIGTERM and SIGINT end all. Resolves then.
 */
export async function runPrimary(count: number, log: (message: string) => void): Promise<void> {
  // Workers accept for themselves. Dealt out by the primary, connections on their way to a worker
  // that is killed would hang until the phone gives up.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  // Scans live until their batch is written, longer than young objects are expected to: with the
  // usual 16 MB they are copied to the old ones, which costs a tenth of a scan's work.
  cluster.setupPrimary({ execArgv: [...process.execArgv, ROOM_FOR_SCANS] })
  const told = defer()
  const pool = createWorkerPool({
    count,
    fork: () => {
      const worker = cluster.fork()
      worker.on('message', (message: unknown) => {
        if (!isMessage<ToPrimary>(message) || message.type !== 'qr:ask-metrics') return
        void answerMetrics(worker, message.id)
      })
      return worker
    },
    log,
  })

  async function answerMetrics(worker: Worker, id: number): Promise<void> {
    const answer: ToWorker = {
      id,
      text: await gatherMetrics(pool.workers()),
      type: 'qr:all-metrics',
    }
    if (worker.isConnected()) worker.send(answer, () => undefined)
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, told.resolve)
  process.on('SIGHUP', () => void pool.restart())
  void pool.start().then(() => log(`${count} workers serve, SIGHUP restarts them one by one`))
  await told.promise
  await pool.stop()
}

let asked = 0

/**
 * One page of all workers' metrics. Each carries its worker as a label instead of being added up: a
 * sum would fall when a worker leaves, which looks like a counter that started anew.
 */
async function gatherMetrics(workers: readonly Worker[]): Promise<string> {
  const id = ++asked
  const all = await Promise.all(workers.map((worker) => askOne(worker, id)))
  return AggregatorRegistry.aggregate(all.filter((one) => one !== null)).metrics()
}

/** `null` when it does not answer: it is busy, or leaving. */
function askOne(worker: Worker, id: number): Promise<MetricsJSON | null> {
  return new Promise((resolve) => {
    const end = (metrics: MetricsJSON | null) => {
      clearTimeout(timer)
      worker.off('message', onMessage)
      resolve(metrics)
    }
    const onMessage = (message: unknown) => {
      if (!isMessage<ToPrimary>(message)) return
      if (message.type === 'qr:metrics' && message.id === id) end(message.metrics)
    }
    const timer = setTimeout(() => end(null), METRICS_PATIENCE)
    worker.on('message', onMessage)
    const question: ToWorker = { id, type: 'qr:give-metrics' }
    worker.send(question, (error) => error && end(null))
  })
}
