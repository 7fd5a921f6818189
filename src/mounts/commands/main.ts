import { loadConfig } from './loadConfig.js'
import { type Command, runCommand } from './runCommand.js'

const COMMANDS: Record<string, () => Promise<Command>> = {
  alerts: async () => (await import('./alertsCommand.js')).alertsCommand,
  compare: async () => (await import('./compareCommand.js')).compareCommand,
  backfill: async () => (await import('./backfillCommand.js')).backfillCommand,
  edge: async () => (await import('./edgeCommand.js')).edgeCommand,
  maps: async () => (await import('./mapsCommand.js')).mapsCommand,
  rebuild: async () => (await import('./rebuildCommand.js')).rebuildCommand,
  reclassify: async () => (await import('./reclassifyCommand.js')).reclassifyCommand,
  redirector: async () => (await import('../redirector/redirectorCommand.js')).redirectorCommand,
  reports: async () => (await import('./reportsCommand.js')).reportsCommand,
  retain: async () => (await import('./retainCommand.js')).retainCommand,
  sinks: async () => (await import('./sinksCommand.js')).sinksCommand,
  view: async () => (await import('./viewCommand.js')).viewCommand,
}

const USAGE = `payload-qr <command>

  alerts      looks at codes once: destinations, limits, unusual days
  backfill    hands a sink the scans stored before it was there
  compare     compares the scans in the database and in the engine of options.scans.analytics
  edge        writes all codes into the store that scans at the edge are answered from
  maps        writes codes as redirects for nginx, Apache, Caddy, Netlify, Cloudflare
  redirector  answers scans without Next
  rebuild     counts the statistics anew from the scans stored
  reclassify  applies the rules of traffic to scans that were judged by older ones
  reports     sends weekly and monthly reports
  retain      deletes or coarsens scans that are older than the options say
  sinks       hands scans that wait over to options.scans.sinks once
  view        makes the view of scans in plain columns

  payload-qr <command> --help says more. The config is found as by Payload: PAYLOAD_CONFIG_PATH, else
  payload.config.ts near the working directory.`

/** The program `payload-qr`. It ends the process: with 0 when the work was done, and never else. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = 1
  // While code is loaded nothing else may hold the process, which would then end half way.
  setInterval(() => undefined, 2 ** 30)
  process.exit(await outcomeOf(argv))
}

async function outcomeOf([name = '', ...args]: readonly string[]): Promise<0 | 1 | 2> {
  if (['--help', '-h', 'help'].includes(name)) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load) return runCommand(await load(), args, loadConfig)
  const what = name === '' ? 'which command?' : `there is no command "${name}"`
  process.stderr.write(`payload-qr: ${what}\n\n${USAGE}\n`)
  return 2
}
