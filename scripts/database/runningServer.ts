import type { ServerState } from './serverState.js'

import { commandOf, isAlive } from './processes.js'
import { readLock, removeLock } from './serverState.js'

/**
 * A server still running on `data` because its starter died; `null` when there is none.
 * Throws when its starter is alive: two runs would stop it under each other.
 */
export const runningServer = (
  data: string,
  state: null | ServerState,
): { pid: number; port: number } | null => {
  const lock = readLock(data)
  // a dead server's lock is PostgreSQL's own to judge: its workers may still be ending
  if (!lock || !isAlive(lock.pid)) return null
  const command = commandOf(lock.pid)
  if (command && !command.includes(data)) {
    // another process has that number now, and PostgreSQL would take it for a server
    removeLock(data)
    return null
  }
  const owner = state?.owner
  if (owner && owner.pid !== process.pid && isAlive(owner.pid)) {
    if (commandOf(owner.pid) === owner.command) {
      throw new Error(
        `The database in ${data} is in use by another run (process ${owner.pid}). Stop that one first.`,
      )
    }
  }
  return lock
}
