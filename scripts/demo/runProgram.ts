import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

import { DemoError } from './DemoError.js'

export type Program = {
  args: string[]
  cwd: string
  env?: Record<string, string>
  log: string
  /** Called with each line of its output. */
  onLine?: (line: string) => void
  /** Called with the text after `step: ` of such output lines. */
  onStep?: (line: string) => void
  /** What it does, for the error: "The build". */
  what: string
}

export type Running = {
  /**
   * Whether it ended by itself; `false` when it was stopped, half way perhaps. Rejects with the end
   * of its log.
   */
  ended: Promise<boolean>
  pid: number
  stop: () => Promise<void>
}

const lastLines = (file: string): string =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-25).join('\n')

const running = new Set<Running>()

/** Stops every program still running. */
export const stopPrograms = async (): Promise<void> => {
  await Promise.all([...running].map((program) => program.stop()))
}

/** Runs Node with `args`, its output in a log file. */
export const startProgram = ({ args, cwd, env, log, onLine, onStep, what }: Program): Running => {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = createWriteStream(log, { mode: 0o600 })
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(output, { end: false })
    createInterface({ input: stream }).on('line', (line) => {
      onLine?.(line)
      if (line.startsWith('step: ')) onStep?.(line.slice(6))
    })
  }

  let stopping = false
  const closed = new Promise<null | number>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code))
  })
  const ended = closed.then(async (code) => {
    running.delete(program)
    await new Promise<void>((resolve) => output.end(() => resolve()))
    if (stopping) return false
    if (code === 0) return true
    throw new DemoError(`${what} failed. The end of ${path.relative(cwd, log)}:\n${lastLines(log)}`)
  })
  const program: Running = {
    ended,
    pid: child.pid ?? 0,
    stop: async () => {
      stopping = true
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 8000)
      await closed
      clearTimeout(force)
    },
  }
  running.add(program)
  // whoever waits for it hears of a failure; one that ends while nobody waits must not end us
  ended.catch(() => {})
  return program
}

/** Runs a program to its end; `false` when it was stopped before. */
export const runProgram = (program: Program): Promise<boolean> => startProgram(program).ended
