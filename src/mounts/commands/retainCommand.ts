import { parseArgs } from 'node:util'

import { optionsOf } from '../../options/optionsOf.js'
import { retainOnce } from '../../runtime/retention.js'
import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:retain'

/** Deletes or coarsens scans that are older than `options.retention` says. */
export const retainCommand: Command = {
  name,
  run: async (config, argv) => {
    // There is none: an argument that changes nothing would be a surprise.
    parseArgs({ allowPositionals: true, args: [...argv], options: {} })
    const { retention } = optionsOf({ config })
    if (!retention) throw new Error('options.retention keeps all scans: say { scans: <days> }')
    await withStore(config, async (store) => {
      const scans = await retainOnce(store.stats, retention)
      const said =
        scans === null
          ? 'another process is at it, or the statistics are not complete: try again'
          : `${scans} scans older than ${retention.days} days ${retention.mode === 'delete' ? 'deleted' : 'made coarser'}`
      process.stderr.write(`${name}: ${said}\n`)
    })
  },
  usage: `payload-qr retain, or payload qr:retain

  Deletes or coarsens scans that are older than options.retention says, in small batches while scans
  go on. Numbers stay. Processes that stay up do it by themselves; this is for a cron elsewhere.`,
}

/** `payload qr:retain`. */
export const script = asScript(retainCommand)
