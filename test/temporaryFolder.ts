import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []

// Of the file that imports this; after its own hooks, which may close what still writes.
afterAll(() => {
  for (const folder of made.splice(0)) {
    rmSync(folder, { force: true, maxRetries: 3, recursive: true })
  }
})

/** A new folder for a test, removed when its file has ended. */
export function temporaryFolder(name = 'test'): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `payload-plugin-qr-${name}-`))
  made.push(folder)
  return folder
}
