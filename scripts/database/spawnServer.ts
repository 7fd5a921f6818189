import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

import type { Place } from './placeDatabase.js'

import { serverEnv } from './initialise.js'
import { answers } from './serverURI.js'

type Spawn = { fsync: boolean; log: string; place: Place; port: number; uri: string }

/** Starts a server and waits until it answers. `null`: its port was taken by somebody else. */
export const spawnServer = async (options: Spawn): Promise<null | number> => {
  const { fsync, log, place, port, uri } = options
  const settings = {
    listen_addresses: '127.0.0.1',
    log_timezone: 'UTC',
    port: String(port),
    timezone: 'UTC',
    unix_socket_directories: '',
    ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const output = openSync(log, 'w', 0o600)
  const server = spawn(place.postgres, ['-D', place.data, ...flags], {
    cwd: os.tmpdir(),
    // its own session: Ctrl-C must not stop it before those who still use it
    detached: true,
    env: serverEnv(),
    stdio: ['ignore', output, output],
    ...place.user,
  })
  closeSync(output)
  server.unref()
  let ended: null | string = null
  server.once('error', (error) => (ended = error.message))
  server.once('exit', (code, signal) => (ended ??= `it ended with ${signal ?? code}`))

  for (let tries = 0; tries < 1200; tries++) {
    if (ended) {
      const lines = readFileSync(log, 'utf8').split('\n')
      if (lines.some((line) => line.includes('Address already in use'))) return null
      const fatal = lines.findLast((line) => line.includes('FATAL'))
      throw new Error(`PostgreSQL did not start: ${fatal ?? ended} (log: ${log})`)
    }
    if (await answers(uri)) return server.pid ?? null
    await wait(50)
  }
  server.kill('SIGQUIT')
  throw new Error(`PostgreSQL did not answer within a minute (log: ${log})`)
}
