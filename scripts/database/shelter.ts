import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type { SystemUser } from './unprivilegedUser.js'

import { canReach } from './canReach.js'

/** Temporary folder that `user` can reach, for what it cannot reach inside the project. */
export const shelter = (directory: string, user: SystemUser): string => {
  // the same project finds its data again
  const id = createHash('sha256').update(path.resolve(directory)).digest('hex').slice(0, 12)
  for (const base of [os.tmpdir(), '/tmp', '/var/tmp']) {
    if (!canReach(base, user)) continue
    const folder = path.join(base, `payload-plugin-qr-${id}`)
    mkdirSync(folder, { mode: 0o711, recursive: true })
    const found = lstatSync(folder)
    // the name can be guessed: never use what somebody else put there
    if (found.isDirectory() && found.uid === 0) return folder
  }
  throw new Error(
    'PostgreSQL cannot run as root, and no temporary folder is open to another user. ' +
      'Run as another user, or set DATABASE_URI.',
  )
}
