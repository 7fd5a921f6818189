import type { TestProject } from 'vitest/node'

import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { dropDatabase, listDatabases, withClient } from '../scripts/database/createDatabase.js'
import { startDatabase } from '../scripts/database/startDatabase.js'
import { databaseName, isLeftOver } from './databaseName.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** PostgreSQL of this run, with password. Take a database of your own: `freshDatabase`. */
    databaseServer: string
    /** Start of the names of this run's databases. */
    databasePrefix: string
  }
}

/** Gives the integration tests a PostgreSQL: that of DATABASE_URI, else one started from npm. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.DATABASE_URI
  const prefix = databaseName(Date.now(), process.pid)
  const server = given ? null : await startTemporary()
  const uri = given ?? (server?.uri as string)
  project.provide('databaseServer', uri)
  project.provide('databasePrefix', prefix)
  // a test that forgets to take a database of its own must fail, not write into the host's
  delete process.env.DATABASE_URI

  if (given) {
    await withClient(given, () => Promise.resolve()).catch((error: { code?: string }) => {
      throw new Error(`DATABASE_URI does not answer (${error.code ?? 'refused'}): tests need it.`)
    })
    // what a run that was killed could not drop
    for (const name of await listDatabases(given, 'qr_test_')) {
      if (isLeftOver(name, Date.now())) await dropDatabase(given, name)
    }
  }
  return async () => {
    if (server) return server.stop()
    for (const name of await listDatabases(uri, prefix)) await dropDatabase(uri, name)
  }
}

const startTemporary = () =>
  startDatabase({
    directory: mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-test-')),
    fsync: false,
    name: 'test',
    temporary: true,
  })

export default setup
