import { setTimeout as wait } from 'node:timers/promises'

import type { Running } from './runProgram.js'

import { DemoError } from './DemoError.js'

/** Resolves when the site answers; rejects when its server ends or takes longer than a minute. */
export const waitUntilReady = async (url: string, server: Running): Promise<void> => {
  let ended: Error | null = null
  server.ended.then(
    () => (ended = new DemoError('The server ended.')),
    (error: Error) => (ended = error),
  )
  for (let tries = 0; tries < 300; tries++) {
    if (ended) throw ended
    try {
      const { status } = await fetch(url, { signal: AbortSignal.timeout(20_000) })
      if (status < 500) return
    } catch {
      // not listening yet
    }
    await wait(200)
  }
  throw new DemoError(
    `The server does not answer at ${url}. Its log is .demo/server.log; --fresh starts over.`,
  )
}
