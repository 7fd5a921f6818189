import type { AddressInfo } from 'node:net'

import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

import { until } from '../until.js'

export type RunningRedirector = {
  child: ChildProcess
  /** Its exit code; `null` when a signal ended it. */
  ended: Promise<null | number>
  /** Everything it wrote so far. */
  output: () => string
  port: number
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** `payload-qr redirector` as an operator starts it, in a process of its own. */
export async function runRedirector(uri: string, args: string[] = []): Promise<RunningRedirector> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'plugin/bin.ts', 'redirector', '--port', String(port), ...args],
    {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URI: uri,
        NODE_ENV: 'production',
        PAYLOAD_CONFIG_PATH: 'test/redirector/payload.config.ts',
        QR_METRICS_TOKEN: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  const ended = new Promise<null | number>((resolve) => child.once('exit', (code) => resolve(code)))
  const running = { child, ended, output: () => output, port }
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${output}`)
    return fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok || null,
      () => null,
    )
  }, 60_000)
  return running
}
