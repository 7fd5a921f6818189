import { parseArgs } from 'node:util'

import { errorCode } from '../../kit/errorCode.js'
import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:rebuild'

const say = (message: string): void => void process.stderr.write(`${name}: ${message}\n`)

/** Counts rollups and counters of codes anew, and sweeps out what no scan uses. */
export const rebuildCommand: Command = {
  name,
  run: async (config, argv) => {
    // There is none: an argument that changes nothing would be a surprise.
    parseArgs({ allowPositionals: true, args: [...argv], options: {} })
    await withStore(config, async (store) => {
      const began = Date.now()
      const scans = await store.stats.rebuild(({ month, months, of, scans: sofar }) =>
        say(`${month} done, ${months} of ${of} months, ${sofar} scans`),
      )
      say(`${scans} scans counted in ${((Date.now() - began) / 1000).toFixed(1)} s`)
      await store.flatView.renew().catch((error: unknown) => {
        say(`${store.flatView.name} is as it was: ${errorCode(error)}`)
      })
    })
  },
  usage: `payload-qr rebuild, or payload qr:rebuild

  Counts the statistics anew from the scans stored: rollups and the counters of codes.
  Scans go on meanwhile, and answers stay right at every moment. Texts that only deleted scans had
  go with it, and the view of scans is made to fit the schema where there is one.`,
}

/** `payload qr:rebuild`. */
export const script = asScript(rebuildCommand)
