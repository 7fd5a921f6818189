import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { createDatabase, dropDatabase } from '../../scripts/database/createDatabase.js'
import { startDatabase } from '../../scripts/database/startDatabase.js'
import { databaseName } from '../databaseName.js'
import { run } from './run.js'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type Workspace = {
  /** URI of a new, empty database. */
  database: (name: string) => Promise<string>
  folder: string
  remove: () => Promise<void>
  /** The package as it would be published. */
  tarball: string
}

/** A folder outside the project with the packed package and a PostgreSQL. */
export const createWorkspace = async (): Promise<Workspace> => {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-host-')))
  const packed = await run('npm', ['pack', '--pack-destination', folder, '--silent'], { cwd: ROOT })
  const given = process.env.DATABASE_URI
  const server = given
    ? null
    : await startDatabase({
        directory: path.join(folder, 'database'),
        fsync: false,
        name: 'host',
        temporary: true,
      })
  const prefix = databaseName(Date.now(), process.pid)
  const made: string[] = []
  return {
    database(name) {
      made.push(`${prefix}${name}`)
      return createDatabase(given ?? server!.uri, `${prefix}${name}`)
    },
    folder,
    async remove() {
      if (given) for (const name of made) await dropDatabase(given, name)
      await server?.stop()
      rmSync(folder, { force: true, recursive: true })
    },
    tarball: path.join(folder, packed.trim().split('\n').at(-1)!),
  }
}

/**
 * What the Dockerfile of the README copies, into a folder of its own: nothing that a container
 * lacks may be found by climbing up.
 */
export const copyStandalone = (host: string, target: string): void => {
  rmSync(target, { force: true, recursive: true })
  mkdirSync(target, { recursive: true })
  const links = { recursive: true, verbatimSymlinks: true }
  cpSync(path.join(host, '.next/standalone'), target, links)
  cpSync(path.join(host, '.next/static'), path.join(target, '.next/static'), links)
  if (existsSync(path.join(host, 'public'))) {
    cpSync(path.join(host, 'public'), path.join(target, 'public'), links)
  }
}
