import { rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Watchdog } from './database/startWatchdog.js'
import type { DemoDatabase } from './demo/openDatabase.js'
import type { Running } from './demo/runProgram.js'

import { lastDemoEmail } from '../app/demo/demoUsers.js'
import { startWatchdog } from './database/startWatchdog.js'
import { buildApp, buildPackage, nextProgram } from './demo/build.js'
import { checkPort, portFrom } from './demo/checkPort.js'
import { DemoError } from './demo/DemoError.js'
import { demoFolder, demoSecrets } from './demo/demoFolder.js'
import { lanAddress } from './demo/lanAddress.js'
import { hasUser, openDatabase } from './demo/openDatabase.js'
import { say } from './demo/progress.js'
import { readyText } from './demo/readyText.js'
import { runProgram, startProgram, stopPrograms } from './demo/runProgram.js'
import { sellTickets } from './demo/sellTickets.js'
import { startFakes } from './demo/startFakes.js'
import { waitUntilReady } from './demo/waitUntilReady.js'
import { whenLauncherEnds } from './demo/whenLauncherEnds.js'

const root = fileURLToPath(new URL('..', import.meta.url))
let database: DemoDatabase | null = null
let watchdog: null | Watchdog = null
let stopping: null | Promise<void> = null

const stop = (): Promise<void> =>
  (stopping ??= (async () => {
    await stopPrograms()
    watchdog?.release()
    await database?.stop()
  })())

const freshFrom = (args: string[]): boolean => {
  const unknown = args.find((arg) => arg !== '--fresh')
  if (unknown) throw new DemoError(`Unknown option ${unknown}. There is one: --fresh starts over.`)
  return args.includes('--fresh')
}

const seedDatabase = async (folder: string, env: Record<string, string>): Promise<void> => {
  if (await hasUser(env.DATABASE_URI as string, lastDemoEmail)) return say('Data is there')
  say('Filling the database …')
  await runProgram({
    args: ['--import', 'tsx', 'app/demo/runSeed.ts'],
    cwd: root,
    // in production Payload migrates when it starts
    env: { ...env, NODE_ENV: 'production' },
    log: path.join(folder, 'seed.log'),
    onStep: (line) => say(`  ${line}`),
    what: 'Filling the database (`npm run demo -- --fresh` starts over)',
  })
}

const serve = (folder: string, port: number, env: Record<string, string>): Running => {
  const server = startProgram({
    args: [nextProgram(), 'start', '--port', String(port)],
    cwd: root,
    env: { ...env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    log: path.join(folder, 'server.log'),
    what: 'The server',
  })
  watchdog?.order({ stop: server.pid })
  return server
}

/** The stand-ins for HubSpot and Vivenu; `fresh` makes them forget what they held. */
const serveFakes = async (folder: string, port: number, fresh: boolean) => {
  const file = path.join(folder, 'fakes.json')
  if (fresh) rmSync(file, { force: true })
  const fakes = await startFakes({ cwd: root, file, log: path.join(folder, 'fakes.log'), port })
  watchdog?.order({ stop: fakes.program.pid })
  return fakes
}

const demo = async (): Promise<void> => {
  const fresh = freshFrom(process.argv.slice(2))
  const port = portFrom(process.env.PORT)
  await checkPort(port)
  const folder = demoFolder(root)
  const secrets = demoSecrets(folder)
  const siteURL = process.env.QR_SITE_URL || `http://${lanAddress() ?? 'localhost'}:${port}`

  const opening = openDatabase(folder, { fresh, given: process.env.DATABASE_URI })
  opening.then((opened) => (database = opened)).catch(() => {})
  await Promise.all([opening, buildPackage(root, folder)])
  const { uri } = await opening
  watchdog = startWatchdog()
  const fakes = await serveFakes(folder, port, fresh)
  const env = {
    ...secrets,
    ...fakes.env,
    DATABASE_URI: uri,
    PORT: String(port),
    QR_SITE_URL: siteURL,
  }

  // the build asks nothing of the database, so both may run at once
  await Promise.all([seedDatabase(folder, env), buildApp(root, folder, secrets)])
  const server = serve(folder, port, env)
  const local = `http://127.0.0.1:${port}`
  await waitUntilReady(`${local}/`, server)
  const sold = await sellTickets(local, fakes.env.VIVENU_BASE_URL)
  if (sold > 0) say(`${sold} ticket orders, from scan to “HubSpot”`)
  say('Ready')
  process.stdout.write(`${readyText(port, siteURL)}\n`)
  await server.ended
}

const leave = (): void => {
  if (!stopping) say('Stopping …')
  void stop().finally(() => process.exit(0))
}

for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, leave)
whenLauncherEnds(leave)
// the terminal may be gone before us: what cannot be shown must not keep us from stopping
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

try {
  await demo()
  await stop()
} catch (error) {
  if (!stopping) {
    process.exitCode = 1
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  }
  await stop()
  process.exit()
}
