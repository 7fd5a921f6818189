import { setTimeout as wait } from 'node:timers/promises'

import type { ServerState } from './serverState.js'

import { isAlive } from './processes.js'
import { runningServer } from './runningServer.js'
import { answers, serverURI } from './serverURI.js'

/** Takes over a server that its starter left behind; `null` when there is none, or it is ending. */
export const adoptServer = async (
  data: string,
  state: ServerState,
): Promise<{ pid: number; port: number } | null> => {
  const server = runningServer(data, state)
  if (!server) return null
  const uri = serverURI(state.password, server.port)
  for (let tries = 0; tries < 300; tries++) {
    if (!isAlive(server.pid)) return null
    // refused while it is starting, recovering or about to end
    if (await answers(uri)) return server
    await wait(100)
  }
  throw new Error(
    `PostgreSQL is running on ${data} (process ${server.pid}) but does not answer. End that process first.`,
  )
}
