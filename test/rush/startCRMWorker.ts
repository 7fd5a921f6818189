import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type CRMWorker = {
  go: () => void
  /** `kill -9`, and waits for the end. */
  kill: () => Promise<void>
}

const program = fileURLToPath(new URL('crmWorker.ts', import.meta.url))
const running = new Set<ChildProcess>()

/** Starts a process that runs jobs; resolves when it is ready to `go`. What it writes goes to `log`. */
export async function startCRMWorker(
  { hubspotURL, uri }: { hubspotURL: string; uri: string },
  log: string[],
): Promise<CRMWorker> {
  const child = fork(program, [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      QR_TEST_HUBSPOT: hubspotURL,
      QR_TEST_URI: uri,
    },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  const ended = once(child, 'exit').then(() => void running.delete(child))
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => void log.push(text))
  }
  await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error(`The worker ended before it was ready: ${log.join('').slice(-2_000)}`)
    }),
  ])
  return {
    go: () => void child.send('go'),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Ends what a failed test left behind. */
export function endCRMWorkers(): void {
  for (const child of running) child.kill('SIGKILL')
}
