import type { SanitizedConfig } from 'payload'

import cluster from 'node:cluster'

import { redirectorArgs, USAGE } from './redirectorArgs.js'
import { runPrimary } from './runPrimary.js'
import { runWorker } from './runWorker.js'

/** `payload qr:redirector`: Payload hands over the config, and ends the process when this resolves. */
export async function script(config: SanitizedConfig): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(`${USAGE}\n`)
  try {
    const args = redirectorArgs(process.argv.slice(2))
    if (cluster.isPrimary && args.workers > 1) await runPrimary(args.workers, say)
    else await runWorker(config, args)
  } catch (error) {
    process.stderr.write(
      `qr:redirector: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    // Payload itself would end with 0.
    process.exit(1)
  }
}

const say = (message: string): void => void process.stderr.write(`qr:redirector: ${message}\n`)
