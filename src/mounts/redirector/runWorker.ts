import type { SanitizedConfig } from 'payload'

import cluster from 'node:cluster'

import type { Runtime } from '../../runtime/createRuntime.js'

import { defer } from '../../kit/defer.js'
import { createRedirector, type RedirectorOptions } from './createRedirector.js'
import { isMessage, type ToPrimary, type ToWorker } from './messages.js'

const METRICS_PATIENCE = 5000

/** One process of the redirector: serves until it is told to stop. Resolves when all is written. */
export async function runWorker(
  config: SanitizedConfig,
  { host, path, port }: Pick<RedirectorOptions, 'host' | 'path' | 'port'>,
): Promise<void> {
  const told = defer()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, told.resolve)
  // In a cluster SIGHUP is for the primary; a terminal sends it to everybody.
  if (cluster.isWorker) process.on('SIGHUP', () => undefined)

  const metrics = cluster.isWorker ? metricsOfAll : undefined
  const redirector = await Promise.race([
    createRedirector({ config, host, path, port }, { metrics }),
    // Told to stop while codes are still being waited for: there is nothing to put away.
    told.promise.then(() => null),
  ])
  if (!redirector) return
  const { logger } = redirector.payload
  if (cluster.isWorker) {
    redirector.runtime.metrics.registry.setDefaultLabels({ worker: String(cluster.worker?.id) })
    process.on('message', (message: unknown) => {
      if (!isMessage<ToWorker>(message)) return
      if (message.type === 'qr:retire') told.resolve()
      if (message.type === 'qr:give-metrics') void giveMetrics(redirector.runtime, message.id)
    })
    tell({ type: 'qr:ready' })
  } else {
    logger.info(`QR redirector listens on port ${redirector.port}`)
  }
  await told.promise
  await redirector.close()
}

const tell = (message: ToPrimary): void => void process.send?.(message, () => undefined)

async function giveMetrics({ metrics }: Runtime, id: number): Promise<void> {
  tell({ id, metrics: (await metrics.registry.getMetricsAsJSON()) as never, type: 'qr:metrics' })
}

let asked = 0

/** The primary puts together what all workers say; without it there are this one's own. */
function metricsOfAll(runtime: Runtime): Promise<string> {
  const id = ++asked
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      process.off('message', onMessage)
    }
    const onMessage = (message: unknown) => {
      if (!isMessage<ToWorker>(message) || message.type !== 'qr:all-metrics' || message.id !== id) {
        return
      }
      end()
      resolve(message.text)
    }
    const timer = setTimeout(() => {
      end()
      runtime.metrics.registry.metrics().then(resolve, reject)
    }, METRICS_PATIENCE)
    process.on('message', onMessage)
    tell({ id, type: 'qr:ask-metrics' })
  })
}
