import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

import type { LoadOptions, LoadResult } from './types.js'

export type Server = { pid: number; port: number; stop: () => Promise<void> }
type Env = Record<string, string>

export const here = fileURLToPath(new URL('.', import.meta.url))
const app = `${here}app`
const nextProgram = createRequire(import.meta.url).resolve('next/dist/bin/next')
const environment = (env: Env) => ({
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: 'production' as const,
  ...env,
})

/** Starts a program of this folder that says on which port it listens. */
export async function startProgram(
  file: string,
  env: Env = {},
  execArgv: string[] = [],
): Promise<Server> {
  const child = fork(here + file, [], { env: environment(env), execArgv })
  const [message] = (await Promise.race([
    once(child, 'message'),
    failed(child, `${file} ended before it listened`),
  ])) as [{ port: number }]
  return { pid: child.pid!, port: message.port, stop: () => stop(child) }
}

/** Runs a program of this folder to its end. */
export async function runProgram(file: string, env: Env): Promise<void> {
  const child = fork(here + file, [], { env: environment(env) })
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
}

export async function buildNext(env: Env): Promise<void> {
  const args = [nextProgram, 'build', app]
  const child = spawn(process.execPath, args, { env: environment(env), stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`next build ended with ${code}`)
}

export async function startNext(env: Env): Promise<Server> {
  const port = await freePort()
  const args = [nextProgram, 'start', app, '--port', String(port), '--hostname', '127.0.0.1']
  const stdio = ['ignore', 'ignore', 'inherit'] as const
  const child = spawn(process.execPath, args, { env: environment(env), stdio: [...stdio] })
  const end = failed(child, 'next start ended')
  const ready = async () => {
    while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await Promise.race([ready(), end])
  return { pid: child.pid!, port, stop: () => stop(child) }
}

/** One load, made by a process of its own. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const child = fork(`${here}load.mjs`)
  child.send(options)
  const [result] = (await Promise.race([
    once(child, 'message'),
    failed(child, 'The load generator ended'),
  ])) as [LoadResult]
  return result
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/bare/x`, { redirect: 'manual' })
    return response.status === 302
  } catch {
    return false
  }
}

const failed = (child: ChildProcess, what: string): Promise<never> =>
  once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${what} (${signal ?? code})`)
  })

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(timer)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
