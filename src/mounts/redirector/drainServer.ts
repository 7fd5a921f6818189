import type { Server } from 'node:http'

import { Server as NetServer } from 'node:net'

export type DrainPatience = {
  /** Milliseconds after which what is still open is cut off. */
  deadline: number
  /** Milliseconds in which idle connections may still bring a request. */
  linger: number
}

/**
 * Stops accepting and ends every connection with its next answer (the listener says `Connection:
 * close` meanwhile). Node's own `close` cuts idle keep-alive connections at once, and with them the
 * request that is already on its way: a failed scan. So they may linger.
 */
export async function drainServer(
  server: Server,
  { deadline, linger }: DrainPatience,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve())
  })
  const timers = [
    setTimeout(() => {
      server.closeIdleConnections()
      // Connections become idle later, too: those that had a request in flight.
      timers.push(setInterval(() => server.closeIdleConnections(), 100))
    }, linger),
    setTimeout(() => server.closeAllConnections(), deadline),
  ]
  await closed
  timers.forEach((timer) => clearTimeout(timer))
  // Also ends the timer with which Node looks for slow connections.
  server.close()
}
