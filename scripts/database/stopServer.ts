import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

import { isAlive } from './processes.js'

/** Ends a server: at once for its clients, in order for its data. */
export const stopServer = async (pid: number): Promise<void> => {
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(pid, signal)
    } catch {
      // ended meanwhile
    }
  }
  const gone = async (ms: number): Promise<boolean> => {
    for (let waited = 0; isAlive(pid) && waited < ms; waited += 20) await wait(20)
    return !isAlive(pid)
  }
  if (process.platform === 'win32') {
    // no signals there: the data recovers from its log at the next start
    await promisify(execFile)('taskkill', ['/pid', String(pid), '/f', '/t']).catch(() => {})
    return
  }
  send('SIGINT')
  if (await gone(15_000)) return
  send('SIGQUIT')
  if (!(await gone(5000))) send('SIGKILL')
}
