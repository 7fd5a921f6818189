import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

import { hostEnv } from './run.js'

export type HostServer = { log: () => string; stop: () => Promise<void>; url: string }

type ServerOptions = {
  args: string[]
  command: string
  cwd: string
  env: Record<string, string>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts a server of the host on a free port and waits until it listens; asks nothing of it. */
export const startServer = async ({
  args,
  command,
  cwd,
  env,
}: ServerOptions): Promise<HostServer> => {
  const port = await freePort()
  const child = spawn(command, args, {
    cwd,
    // A group of its own: package managers do not pass signals on to what they start.
    detached: true,
    env: hostEnv({ HOSTNAME: '127.0.0.1', ...env, PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ready = new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString()
      if (/Ready in/.test(output)) resolve()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('close', () => reject(new Error(`The server ended:\n${output.slice(-4000)}`)))
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const kill = (signal: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, signal)
    } catch {
      // already gone
    }
  }
  const onExit = () => kill('SIGKILL')
  process.once('exit', onExit)
  await ready
  return {
    log: () => output,
    async stop() {
      kill('SIGTERM')
      const force = setTimeout(() => kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(force)
      process.removeListener('exit', onExit)
    },
    url: `http://127.0.0.1:${port}`,
  }
}
