import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

import { freePort } from '../redirector/runRedirector.js'
import { until } from '../until.js'

export type NextServer = {
  /** Sends the signal and waits for the end. */
  end: (signal: NodeJS.Signals) => Promise<void>
  /** Everything it wrote so far. */
  output: () => string
  url: string
}

const app = fileURLToPath(new URL('app', import.meta.url))
const program = createRequire(import.meta.url).resolve('next/dist/bin/next')
const running = new Set<ChildProcess>()

function next(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: app,
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child)
    return code as null | number
  })
  return { child, ended, output: () => output }
}

/** Builds the host in `app/` with the package as it is built. */
export async function buildNext(env: Record<string, string>): Promise<void> {
  const { ended, output } = next(['build'], env)
  if ((await ended) !== 0) throw new Error(`next build failed:\n${output().slice(-4000)}`)
}

/** `next start`; resolves when it answers. */
export async function startNext(env: Record<string, string>): Promise<NextServer> {
  const port = await freePort()
  const { child, ended, output } = next(['start', '--port', String(port)], env)
  const url = `http://127.0.0.1:${port}`
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`next start ended:\n${output().slice(-4000)}`)
    return fetch(`${url}/plain`).then(
      ({ ok }) => ok || null,
      () => null,
    )
  })
  return {
    end: async (signal) => {
      child.kill(signal)
      await ended
    },
    output,
    url,
  }
}

/** Ends what a failed test left behind. */
export function endNext(): void {
  for (const child of running) child.kill('SIGKILL')
}
