import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

import type { Binaries } from './binaries.js'
import type { SystemUser } from './unprivilegedUser.js'

import { canReach } from './canReach.js'
import { copyBinaries } from './copyBinaries.js'
import { shelter } from './shelter.js'

export type Place = {
  /** PostgreSQL's data folder; exists. */
  data: string
  initdb: string
  /** One line for the reader when something had to go elsewhere. */
  notice: null | string
  postgres: string
  /** Temporary folder in use because the server's user cannot enter the project. */
  shelter: null | string
  /** Whom the server runs as; `null` is the current user. */
  user: null | SystemUser
}

/** Makes the folder for its user, or keeps it and its owner when it is there from an earlier run. */
const makeFolder = (data: string, user: SystemUser): { made: boolean; user: SystemUser } => {
  if (existsSync(data)) {
    const { gid, uid } = statSync(data)
    if (uid !== 0) return { made: false, user: { gid, uid } }
  }
  mkdirSync(data, { mode: 0o700, recursive: true })
  chownSync(data, user.uid, user.gid)
  return { made: true, user }
}

/**
 * Decides where the data lives and which programs run it. Only as root is there anything to decide:
 * the server then runs as another user, who may be unable to enter the project.
 */
export const placeDatabase = (
  directory: string,
  programs: Binaries,
  user: null | SystemUser,
): Place => {
  let data = path.join(directory, 'postgres')
  const { initdb, postgres } = programs
  if (!user) {
    mkdirSync(data, { mode: 0o700, recursive: true })
    return { data, initdb, notice: null, postgres, shelter: null, user }
  }

  // The server's user may pass through our folder, not list it.
  chmodSync(directory, statSync(directory).mode | 0o011)
  let folder = makeFolder(data, user)
  let notice: null | string = null
  let refuge: null | string = null
  if (!canReach(data, folder.user)) {
    if (folder.made) rmSync(data, { recursive: true })
    refuge = shelter(directory, user)
    data = path.join(refuge, 'postgres')
    folder = makeFolder(data, user)
    notice = `PostgreSQL cannot run as root, and its user cannot enter this folder: the data is in ${data}`
  }

  const parts = ['bin/postgres', 'lib', 'share'].map((part) => path.join(programs.native, part))
  if (parts.every((part) => canReach(part, folder.user))) {
    return { data, initdb, notice, postgres, shelter: refuge, user: folder.user }
  }
  refuge ??= shelter(directory, user)
  const copy = copyBinaries(programs, refuge)
  return {
    data,
    initdb: path.join(copy, path.relative(programs.native, initdb)),
    notice:
      notice ??
      `PostgreSQL cannot run as root, and its user cannot enter node_modules: its programs were copied to ${copy}`,
    postgres: path.join(copy, path.relative(programs.native, postgres)),
    shelter: refuge,
    user: folder.user,
  }
}
