import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { REJECTED } from './spillFiles.js'

/**
 * Takes lines that hold one of these texts from the file of scans that the store refused. Returns how
 * many. Other spill files are written to the store within seconds.
 */
export async function forgetRejected(directory: string, texts: readonly string[]): Promise<number> {
  const file = path.join(directory, REJECTED)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n')
  const kept = lines.filter((line) => !texts.some((one) => line.includes(JSON.stringify(one))))
  if (kept.length === lines.length) return 0
  const next = `${file}.${process.pid}`
  await writeFile(next, kept.join('\n'), { mode: 0o600 })
  await rename(next, file)
  return lines.length - kept.length
}
