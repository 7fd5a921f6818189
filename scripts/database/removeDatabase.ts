import { rmSync } from 'node:fs'
import path from 'node:path'

import { binaries } from './binaries.js'
import { placeDatabase } from './placeDatabase.js'
import { runningServer } from './runningServer.js'
import { readState } from './serverState.js'
import { stopServer } from './stopServer.js'
import { unprivilegedUser } from './unprivilegedUser.js'

/** Deletes the data of a folder used with `startDatabase`; ends a server left running there. */
export const removeDatabase = async (directory: string): Promise<void> => {
  const place = placeDatabase(path.resolve(directory), await binaries(), unprivilegedUser())
  const server = runningServer(place.data, readState(directory))
  if (server) await stopServer(server.pid)
  rmSync(place.data, { force: true, recursive: true })
  if (place.shelter) rmSync(place.shelter, { force: true, recursive: true })
  for (const file of ['server.json', 'postgres.log']) {
    rmSync(path.join(directory, file), { force: true })
  }
}
