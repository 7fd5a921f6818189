import cluster, { type Worker } from 'node:cluster'

import { defer } from '../../kit/defer.js'
import { createWorkerPool } from './createWorkerPool.js'
import { gatherMetrics } from './gatherMetrics.js'
import { isMessage, type ToPrimary, type ToWorker } from './messages.js'

const ROOM_FOR_SCANS = '--max-semi-space-size=64'

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
