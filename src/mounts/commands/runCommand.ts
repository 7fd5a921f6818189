import type { SanitizedConfig } from 'payload'

export type Command = {
  /** As Payload's command line calls it, and at the start of what it says: `qr:rebuild`. */
  name: `qr:${string}`
  /** Resolves when its work is done. `argv`: what stands on the command line. */
  run: (config: SanitizedConfig, argv: readonly string[]) => Promise<void>
  usage: string
}

/** Runs a command to its end, and says in one line why it failed. Returns the exit code. */
export async function runCommand(
  { name, run, usage }: Command,
  argv: readonly string[],
  configOf: () => Promise<SanitizedConfig> | SanitizedConfig,
): Promise<0 | 1> {
  if (argv.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  try {
    await run(await configOf(), argv)
    return 0
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

/** For `payload qr:…`: Payload hands over the config, and ends the process when this resolves. */
export const asScript =
  (command: Command) =>
  async (config: SanitizedConfig): Promise<void> => {
    const code = await runCommand(command, process.argv.slice(2), () => config)
    // Payload itself would end with 0.
    if (code !== 0) process.exit(code)
  }
