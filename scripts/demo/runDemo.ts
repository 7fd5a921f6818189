import { rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Watchdog } from '../database/startWatchdog.js'
import type { DemoDatabase } from './openDatabase.js'

import { startWatchdog } from '../database/startWatchdog.js'
import { buildApp, buildPackage } from './build.js'
import { checkPort, portFrom } from './checkPort.js'
import { DemoError } from './DemoError.js'
import { demoFolder, demoSecrets } from './demoFolder.js'
import { fillDatabase } from './fillDatabase.js'
import { fromSource } from './fromSource.js'
import { lanAddress } from './lanAddress.js'
import { openDatabase } from './openDatabase.js'
import { say } from './progress.js'
import { readyText } from './readyText.js'
import { type Running, stopPrograms } from './runProgram.js'
import { sellTickets } from './sellTickets.js'
import { serveNext } from './serveNext.js'
import { startFakes } from './startFakes.js'
import { waitUntilReady } from './waitUntilReady.js'
import { whenLauncherEnds } from './whenLauncherEnds.js'

type Options = {
  /** How the reader started it, for hints. */
  command: string
  /** On the sources, with live reload; else as it is built. */
  live: boolean
}

const root = fileURLToPath(new URL('../..', import.meta.url))
let database: DemoDatabase | null = null
let watchdog: null | Watchdog = null
let stopping: null | Promise<void> = null

/** Runs the demo until a signal comes or its server ends, then ends this process. */
export async function runDemo(options: Options): Promise<void> {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, leave)
  whenLauncherEnds(leave)
  // the terminal may be gone before us: what cannot be shown must not keep us from stopping
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  try {
    const server = await open(options)
    await server.ended
    await stop()
  } catch (error) {
    if (!stopping) {
      process.exitCode = 1
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    }
    await stop()
    process.exit()
  }
}

async function open({ command, live }: Options): Promise<Running> {
  const fresh = freshFrom(process.argv.slice(2))
  const port = portFrom(process.env.PORT)
  await checkPort(port, command)
  const folder = demoFolder(root)
  const secrets = demoSecrets(folder)
  const siteURL = process.env.QR_SITE_URL || `http://${lanAddress() ?? 'localhost'}:${port}`

  const opening = openDatabase(folder, { fresh, given: process.env.DATABASE_URI })
  opening.then((opened) => (database = opened)).catch(() => {})
  await Promise.all([opening, live || buildPackage(root, folder)])
  const { uri } = await opening
  watchdog = startWatchdog()
  const fakes = await serveFakes(folder, port, fresh)
  const env = {
    ...secrets,
    ...fakes.env,
    ...(live && fromSource(root)),
    DATABASE_URI: uri,
    PORT: String(port),
    QR_DEMO_DOMAINS: process.env.QR_DEMO_DOMAINS ?? `http://127.0.0.1:${port}/go`,
    QR_SITE_URL: siteURL,
  }

  // the build asks nothing of the database, so both may run at once
  const filling = fillDatabase({ command, env, folder, root })
  await Promise.all([filling, live || buildApp(root, folder, secrets)])
  const server = serveNext({ env, folder, live, port, root })
  watchdog.order({ stop: server.pid })
  const local = `http://127.0.0.1:${port}`
  await waitUntilReady(`${local}/`, server)
  const sold = await sellTickets(local, fakes.env.VIVENU_BASE_URL)
  if (sold > 0) say(`${sold} ticket orders, from scan to “HubSpot”`)
  say('Ready')
  process.stdout.write(`${readyText(port, siteURL)}\n`)
  return server
}

function freshFrom(args: string[]): boolean {
  const unknown = args.find((arg) => arg !== '--fresh')
  if (unknown) throw new DemoError(`Unknown option ${unknown}. There is one: --fresh starts over.`)
  return args.includes('--fresh')
}

/** The stand-ins for HubSpot and Vivenu; `fresh` makes them forget what they held. */
async function serveFakes(folder: string, port: number, fresh: boolean) {
  const file = path.join(folder, 'fakes.json')
  if (fresh) rmSync(file, { force: true })
  const fakes = await startFakes({ cwd: root, file, log: path.join(folder, 'fakes.log'), port })
  watchdog?.order({ stop: fakes.program.pid })
  return fakes
}

function leave(): void {
  if (!stopping) say('Stopping …')
  void stop().finally(() => process.exit(0))
}

function stop(): Promise<void> {
  return (stopping ??= (async () => {
    await stopPrograms()
    watchdog?.release()
    await database?.stop()
  })())
}
