import cluster from 'node:cluster'
import { parseArgs } from 'node:util'

import { asScript, type Command } from '../commands/runCommand.js'
import { runPrimary } from './runPrimary.js'
import { runWorker } from './runWorker.js'

type RedirectorArgs = {
  host: string | undefined
  path: string | undefined
  port: number
  workers: number
}

const USAGE = `payload-qr redirector [--port 8080] [--workers 1] [--host ADDRESS] [--path /]

  or payload qr:redirector, with the same arguments

  --port     port to listen on; PORT in the environment counts where it is not given
  --workers  processes that share the port; with 2 or more, SIGHUP restarts them one by one
  --host     address to listen on, every one if not given
  --path     one more path of codes; / answers /CODE, for a short domain of its own`

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

/** `payload qr:redirector`. */
export const script = asScript(redirectorCommand)

/** What stands on the command line. Throws one line that names the wrong argument. */
export function redirectorArgs(
  argv: readonly string[],
  env: Record<string, string | undefined> = process.env,
): RedirectorArgs {
  const { values } = parseArgs({
    allowPositionals: true,
    args: [...argv],
    options: {
      host: { type: 'string' },
      path: { type: 'string' },
      port: { type: 'string' },
      workers: { type: 'string' },
    },
  })
  if (values.path !== undefined && !/^\/[\w.~/-]*$/.test(values.path)) {
    throw new Error(`--path got "${values.path}", takes a path like / or /go`)
  }
  return {
    host: values.host,
    path: values.path,
    port: wholeNumber(
      values.port === undefined ? 'PORT' : '--port',
      values.port ?? (env.PORT || '8080'),
      0,
      65_535,
    ),
    workers: wholeNumber('--workers', values.workers ?? '1', 1, 256),
  }
}

function wholeNumber(name: string, written: string, min: number, max: number): number {
  const value = /^\d+$/.test(written) ? Number(written) : NaN
  if (value >= min && value <= max) return value
  throw new Error(`${name} got "${written}", takes a whole number from ${min} to ${max}`)
}
