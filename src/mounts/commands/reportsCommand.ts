import { parseArgs } from 'node:util'

import { sendReports } from '../../alerts/reports/sendReports.js'
import { optionsOf } from '../../options/optionsOf.js'
import { storeOf } from '../../store/storeOf.js'
import { openPayload } from '../redirector/openPayload.js'
import { asScript, type Command } from './runCommand.js'

const name = 'qr:reports'

/** Sends reports of weeks and months that are over. */
export const reportsCommand: Command = {
  name,
  run: async (config, argv) => {
    // There is none: an argument that changes nothing would be a surprise.
    parseArgs({ allowPositionals: true, args: [...argv], options: {} })
    const options = optionsOf({ config })
    if (!options.reports) throw new Error('options.reports is off: say `reports: true`')
    const payload = await openPayload(config)
    const sent = await sendReports(payload, options)
    process.stderr.write(`${name}: ${sent} reports sent\n`)
    await storeOf(payload, options).close()
    await payload.destroy()
  },
  usage: `payload-qr reports, or payload qr:reports

  Sends reports of weeks and months that are over and were not sent, each once, for three days from
  their hour on. Processes that stay up do it by themselves; this is for a cron elsewhere, once an hour.`,
}

/** `payload qr:reports`. */
export const script = asScript(reportsCommand)
