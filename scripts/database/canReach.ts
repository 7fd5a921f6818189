import { statSync } from 'node:fs'
import path from 'node:path'

import type { SystemUser } from './unprivilegedUser.js'

/** Whether `user` may read `target` and pass every folder above it, by owner, group and mode. */
export const canReach = (target: string, user: SystemUser): boolean => {
  const allowed = (file: string, bit: 1 | 4): boolean => {
    const { gid, mode, uid } = statSync(file)
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
    return ((mode >> shift) & bit) === bit
  }
  try {
    let folder = path.dirname(path.resolve(target))
    while (allowed(folder, 1)) {
      if (folder === path.dirname(folder)) return allowed(target, 4)
      folder = path.dirname(folder)
    }
  } catch {
    // missing, or not even visible to us
  }
  return false
}
