import { chmodSync, cpSync, existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

import type { Binaries } from './binaries.js'

/** Copies PostgreSQL's programs into `folder`, readable by everybody. Answers with the copy's path. */
export const copyBinaries = ({ native, version }: Binaries, folder: string): string => {
  const copy = path.join(folder, version)
  if (existsSync(copy)) return copy
  // renamed when complete: an interrupted copy is never taken for a whole one
  const partial = `${copy}.${process.pid}`
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  chmodSync(partial, 0o755)
  for (const entry of readdirSync(partial, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const file = path.join(entry.parentPath, entry.name)
    chmodSync(file, entry.isDirectory() || statSync(file).mode & 0o100 ? 0o755 : 0o644)
  }
  renameSync(partial, copy)
  return copy
}
