import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import type { QRPluginOptions } from '../../src/options/types.js'
import type { FromServer, ServerState, ToServer } from './messages.js'

export type ScanServer = {
  /** Asks the process; what it is asked for is done when this resolves. */
  ask: (ask: ToServer['ask'], count?: number) => Promise<ServerState>
  /** Sends the signal and waits for the end. */
  end: (signal: NodeJS.Signals) => Promise<void>
  port: number
}

export type ScanServerOptions = {
  /** Working directory. @default this one's */
  cwd?: string
  env?: Record<string, string>
  options?: QRPluginOptions
  uri: string
}

const program = fileURLToPath(new URL('scanServer.ts', import.meta.url))
/** By address: in another working directory the name would not be found. */
const tsx = import.meta.resolve('tsx')
const running = new Set<ChildProcess>()

/** Starts a process that answers scans; resolves when it listens and knows all codes. */
export async function startScanServer(start: ScanServerOptions): Promise<ScanServer> {
  const child = fork(program, [], {
    cwd: start.cwd,
    env: {
      ...process.env,
      ...start.env,
      NODE_ENV: 'production',
      QR_TEST_OPTIONS: JSON.stringify(start.options ?? {}),
      QR_TEST_URI: start.uri,
    },
    execArgv: ['--import', tsx, '--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  running.add(child)
  const ended = once(child, 'exit').then(() => void running.delete(child))
  const waiting = new Map<number, (state: ServerState) => void>()
  let asked = 0
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: FromServer) => {
      if ('port' in message) resolve(message.port)
      else waiting.get(message.id)?.(message)
    })
    void ended.then(() => reject(new Error('The scan server ended before it listened')))
  })
  return {
    ask(ask, count) {
      const id = (asked += 1)
      child.send({ ask, count, id } satisfies ToServer)
      return Promise.race([
        new Promise<ServerState>((resolve) => waiting.set(id, resolve)),
        ended.then(() => Promise.reject(new Error(`The scan server ended while asked to ${ask}`))),
      ])
    },
    async end(signal) {
      child.kill(signal)
      await ended
    },
    port,
  }
}

/** Ends what a failed test left behind. */
export function endScanServers(): void {
  for (const child of running) child.kill('SIGKILL')
}
