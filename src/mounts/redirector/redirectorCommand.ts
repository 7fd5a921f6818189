import cluster from 'node:cluster'

import type { Command } from '../commands/runCommand.js'

import { redirectorArgs, USAGE } from './redirectorArgs.js'
import { runPrimary } from './runPrimary.js'
import { runWorker } from './runWorker.js'

const name = 'qr:redirector'

/** Serves scans until it is told to stop. Each worker runs the same command line anew. */
export const redirectorCommand: Command = {
  name,
  run: async (config, argv) => {
    const args = redirectorArgs(argv)
    if (cluster.isWorker || args.workers === 1) return runWorker(config, args)
    return runPrimary(args.workers, (message) => {
      process.stderr.write(`${name}: ${message}\n`)
    })
  },
  usage: USAGE,
}
