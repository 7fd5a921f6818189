import { parseArgs } from 'node:util'

import { optionsOf } from '../../options/optionsOf.js'
import { compareEngines, differing } from '../../store/facts/compareEngines.js'
import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:compare'

const say = (message: string): void => void process.stderr.write(`${name}: ${message}\n`)

/** Compares what the database and the engine that answers the statistics have, month by month. */
export const compareCommand: Command = {
  name,
  run: async (config, argv) => {
    parseArgs({ allowPositionals: true, args: [...argv], options: {} })
    const { analytics } = optionsOf({ config }).scans
    if (!analytics) throw new Error('options.scans.analytics got nothing, takes an engine such as clickhouse({ url })') // prettier-ignore
    await withStore(config, async ({ analytics: side, stats }) => {
      const months = await compareEngines(stats, analytics.answers(side.knownCodes), {
        retained: await side.retainedBefore(),
      })
      const wrong = differing(months)
      for (const { database, engine, from } of wrong) {
        say(`from ${from}: ${database} scans in the database, ${engine} in ${analytics.name}`)
      }
      const scans = months.reduce((sum, { database }) => sum + database, 0)
      if (wrong.length > 0) throw new Error(`${wrong.length} of ${months.length} months differ: run payload-qr backfill --sink ${analytics.name}`) // prettier-ignore
      say(`${scans} scans in ${months.length} months, in both`)
    })
  },
  usage: `payload-qr compare, or payload qr:compare

  Compares the scans of each month (UTC) in the database and in the engine of options.scans.analytics,
  until an hour ago: what came since may still wait. Ends with 1 where a month differs.`,
}

/** `payload qr:compare`. */
export const script = asScript(compareCommand)
