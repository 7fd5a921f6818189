import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { createDatabase, dropDatabase } from '../../scripts/database/createDatabase.js'
import { freePort } from '../../scripts/database/serverState.js'
import { startDatabase } from '../../scripts/database/startDatabase.js'
import { buildApp, buildPackage, nextProgram } from '../../scripts/demo/build.js'
import { demoFolder, demoSecrets } from '../../scripts/demo/demoFolder.js'
import { runProgram, startProgram } from '../../scripts/demo/runProgram.js'
import { startFakes } from '../../scripts/demo/startFakes.js'
import { waitUntilReady } from '../../scripts/demo/waitUntilReady.js'
import { databaseName } from '../databaseName.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Site = { stop: () => Promise<void>; url: string }

/**
 * Builds the demo as a host would, fills a database of its own and serves it in production mode.
 *
 * @param basePath - below which it runs, with `trailingSlash` as well
 */
export async function startSite(basePath = ''): Promise<Site> {
  const folder = demoFolder(root)
  const database = await openDatabase()
  const port = await freePort()
  const siteURL = `http://localhost:${port}${basePath}`
  const log = (name: string) => path.join(folder, `e2e${basePath.replaceAll('/', '-')}-${name}.log`)
  const fakes = await startFakes({ cwd: root, log: log('fakes'), port })
  const env = {
    ...demoSecrets(folder),
    ...fakes.env,
    DATABASE_URI: database.uri,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
    PORT: String(port),
    QR_DEMO_DOMAINS: `http://127.0.0.1:${port}/go,https://go.invalid`,
    QR_SITE_URL: siteURL,
    ...(basePath && { QR_DEMO_BASE_PATH: basePath }),
  }
  await buildPackage(root, folder)
  await buildApp(root, folder, env, basePath ? '.demo/next' : undefined)
  await runProgram({
    args: ['--import', 'tsx', 'app/demo/runSeed.ts'],
    cwd: root,
    env,
    log: log('seed'),
    what: 'Filling the database',
  })
  const server = startProgram({
    args: [nextProgram(), 'start', '--port', String(port)],
    cwd: root,
    env,
    log: log('server'),
    what: 'The server',
  })
  await waitUntilReady(`${siteURL}/`, server)
  return {
    stop: async () => {
      await server.stop()
      await fakes.program.stop()
      await database.stop()
    },
    url: siteURL,
  }
}

async function openDatabase(): Promise<{ stop: () => Promise<void>; uri: string }> {
  const given = process.env.DATABASE_URI
  if (given) {
    const name = `${databaseName(Date.now(), process.pid)}site`
    return { stop: () => dropDatabase(given, name), uri: await createDatabase(given, name) }
  }
  const directory = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-e2e-'))
  return startDatabase({ directory, fsync: false, name: 'site', temporary: true })
}
