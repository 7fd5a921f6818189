import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'

import type { Place } from './placeDatabase.js'
import type { ServerState } from './serverState.js'

import { adoptServer } from './adoptServer.js'
import { binaries } from './binaries.js'
import { createDatabase, databaseURI, listDatabases } from './createDatabase.js'
import { initialise } from './initialise.js'
import { placeDatabase } from './placeDatabase.js'
import { commandOf, isAlive } from './processes.js'
import { freePort, newPassword, readState, writeState } from './serverState.js'
import { serverURI } from './serverURI.js'
import { spawnServer } from './spawnServer.js'
import { startWatchdog } from './startWatchdog.js'
import { stopServer } from './stopServer.js'
import { unprivilegedUser } from './unprivilegedUser.js'

export type DatabaseOptions = {
  /** Folder for data, port and log; made when missing. */
  directory: string
  /** `false` is faster and may lose data when the machine goes down: for tests. Default `true`. */
  fsync?: boolean
  /** Database to use, created when missing. */
  name: string
  /** Told in one line what the reader should know, e.g. that data lies elsewhere. */
  onNotice?: (line: string) => void
  /** Preferred port; by default the last run's, else a free one. */
  port?: number
  /** Remove everything on `stop` and when this process dies. Default `false`. */
  temporary?: boolean
}

export type Database = {
  pid: number
  stop: () => Promise<void>
  /** With password: not for printing. */
  uri: string
}

type Server = { pid: number; port: number }

const startServer = async (
  options: DatabaseOptions,
  place: Place,
  state: ServerState,
): Promise<Server> => {
  const { directory, fsync = true } = options
  const log = path.join(directory, 'postgres.log')
  for (let tries = 0; tries < 5; tries++) {
    const port = await freePort(tries ? 0 : (options.port ?? state.port))
    writeState(directory, { ...state, port })
    const uri = serverURI(state.password, port)
    const pid = await spawnServer({ fsync, log, place, port, uri })
    if (pid) return { pid, port }
  }
  throw new Error('PostgreSQL found no free port on 127.0.0.1.')
}

/** Password and port of the last run, or new ones for a new folder. */
const stateOf = (directory: string, place: Place): ServerState => {
  const known = readState(directory)
  if (known) return known
  if (existsSync(path.join(place.data, 'postmaster.opts'))) {
    throw new Error(
      `The password of the database in ${directory} is lost (server.json). Remove ${place.data} to start over.`,
    )
  }
  return { owner: null, password: newPassword(), port: 0 }
}

/**
 * Starts PostgreSQL from npm on 127.0.0.1, as root or not, and makes the database. A server that an
 * earlier run left behind for the same folder is taken over.
 */
export const startDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { name, onNotice, temporary = false } = options
  const directory = path.resolve(options.directory)
  mkdirSync(directory, { recursive: true })
  const place = placeDatabase(directory, await binaries(), unprivilegedUser())
  if (place.notice) onNotice?.(place.notice)

  const own = [directory, place.shelter].filter((folder) => folder !== null)
  const watchdog = startWatchdog()
  if (temporary) own.forEach((folder) => watchdog.order({ remove: folder }))
  const known = stateOf(directory, place)
  const state = { ...known, owner: { command: commandOf(process.pid), pid: process.pid } }

  let server = await adoptServer(place.data, known)
  if (!server) {
    await initialise(place, state.password)
    server = await startServer({ ...options, directory }, place, state)
  }
  const { pid, port } = server
  watchdog.order({ stop: pid })
  writeState(directory, { ...state, port })
  const uri = serverURI(state.password, port)
  if (!(await listDatabases(uri, name)).includes(name)) await createDatabase(uri, name)

  return {
    pid,
    stop: async () => {
      if (isAlive(pid)) await stopServer(pid)
      writeState(directory, { ...state, owner: null, port })
      if (temporary) own.forEach((folder) => rmSync(folder, { force: true, recursive: true }))
      watchdog.release()
    },
    uri: databaseURI(uri, name),
  }
}
