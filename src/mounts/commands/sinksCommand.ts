import { parseArgs } from 'node:util'

import { optionsOf } from '../../options/optionsOf.js'
import { handOver } from '../../runtime/sinks/handOver.js'
import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:sinks'

const say = (message: string): void => void process.stderr.write(`${name}: ${message}\n`)

/** Hands over once what waits for sinks, and says how they do. */
export const sinksCommand: Command = {
  name,
  run: async (config, argv) => {
    // There is none: an argument that changes nothing would be a surprise.
    parseArgs({ allowPositionals: true, args: [...argv], options: {} })
    const options = optionsOf({ config })
    if (options.scans.sinks.length === 0) {
      throw new Error('options.scans.sinks is empty: scans go nowhere')
    }
    await withStore(config, async ({ sinks: store }) => {
      for (const state of await handOver({ log: say, options, store })) {
        const why = state.failures > 0 ? `, ${state.failures} failures (${state.said})` : ''
        say(`${state.name}: ${state.waiting} scans wait, ${state.dropped} dropped${why}`)
      }
    })
  },
  usage: `payload-qr sinks, or payload qr:sinks

  Hands scans that wait over to options.scans.sinks once, and says how much waits for each. Processes
  that stay up do it every second; this is for a cron elsewhere.`,
}

/** `payload qr:sinks`. */
export const script = asScript(sinksCommand)
