import type { Worker } from 'node:cluster'

import { AggregatorRegistry } from 'prom-client'

import type { MetricsJSON } from '../../runtime/metrics/createMetrics.js'

import { isMessage, type ToPrimary, type ToWorker } from './messages.js'

const PATIENCE = 2000
let asked = 0

/**
 * One page of all workers' metrics. Each carries its worker as a label instead of being added up: a
 * sum would fall when a worker leaves, which looks like a counter that started anew.
 */
export async function gatherMetrics(workers: readonly Worker[]): Promise<string> {
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
    const timer = setTimeout(() => end(null), PATIENCE)
    worker.on('message', onMessage)
    const question: ToWorker = { id, type: 'qr:give-metrics' }
    worker.send(question, (error) => error && end(null))
  })
}
