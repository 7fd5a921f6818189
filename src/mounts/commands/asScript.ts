import type { SanitizedConfig } from 'payload'

import { type Command, runCommand } from './runCommand.js'

/** For `payload qr:…`: Payload hands over the config, and ends the process when this resolves. */
export const asScript =
  (command: Command) =>
  async (config: SanitizedConfig): Promise<void> => {
    const code = await runCommand(command, process.argv.slice(2), () => config)
    // Payload itself would end with 0.
    if (code !== 0) process.exit(code)
  }
