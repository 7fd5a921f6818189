import { parseArgs } from 'node:util'

import { runChecks } from '../../alerts/checks/runChecks.js'
import { lookAtCodes } from '../../alerts/lookAtCodes.js'
import { deliverMessages } from '../../alerts/webhooks/deliverMessages.js'
import { optionsOf } from '../../options/optionsOf.js'
import { storeOf } from '../../store/storeOf.js'
import { openPayload } from '../redirector/openPayload.js'
import { asScript, type Command } from './runCommand.js'

const name = 'qr:alerts'

/** Looks at codes once: checks destinations, raises and clears alerts, sends e-mail. */
export const alertsCommand: Command = {
  name,
  run: async (config, argv) => {
    // There is none: an argument that changes nothing would be a surprise.
    parseArgs({ allowPositionals: true, args: [...argv], options: {} })
    const options = optionsOf({ config })
    if (options.alerts === false && !options.webhooks) {
      throw new Error('options.alerts is false: nothing is looked for')
    }
    const payload = await openPayload(config)
    const checked = await runChecks(payload, options)
    const looked = await lookAtCodes(payload, options)
    const told = await deliverMessages(payload, options)
    const said = looked
      ? `${looked.raised} new alerts, ${looked.mails} e-mails sent`
      : 'another process looked a moment ago'
    process.stderr.write(`${name}: ${checked} codes checked, ${told} webhooks sent, ${said}\n`)
    await storeOf(payload, options).close()
    await payload.destroy()
  },
  usage: `payload-qr alerts, or payload qr:alerts

  Looks at codes once: asks where destinations lead, raises and clears alerts, and sends e-mail to whom
  options.alerts says and webhooks that wait. Processes that stay up do it every five minutes; this is for a cron elsewhere.`,
}

/** `payload qr:alerts`. */
export const script = asScript(alertsCommand)
