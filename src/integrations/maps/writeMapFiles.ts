import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

import type { MapFile } from './mapFormats.js'

/** Writes files below a folder, each of them whole or not at all: a server may read them meanwhile. */
export async function writeMapFiles(folder: string, files: readonly MapFile[]): Promise<void> {
  for (const { fileName, text } of files) {
    const file = path.join(folder, fileName)
    await mkdir(path.dirname(file), { recursive: true })
    const fresh = `${file}.${process.pid}.new`
    await writeFile(fresh, text)
    await rename(fresh, file)
  }
}
