import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const isTest = /\.test\.tsx?$/

/** Hash over the content of files and folders below `root`; what is missing counts as missing. */
export const sourceHash = (root: string, parts: readonly string[]): string => {
  const hash = createHash('sha256')
  const add = (file: string): void => {
    const full = path.join(root, file)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(path.join(file, name))
    } else if (!isTest.test(file)) {
      hash.update(`${file}\0`).update(readFileSync(full)).update('\0')
    }
  }
  parts.forEach(add)
  return hash.digest('hex')
}
