import type { SanitizedConfig } from 'payload'

import { optionsOf } from '../options/optionsOf.js'
import { openPayload } from '../redirector/openPayload.js'
import { createPostgresStore } from '../store/postgres/createPostgresStore.js'

const USAGE = `payload qr:rebuild

  Counts the statistics anew from the scans stored: rollups and the counters of codes.
  Scans go on meanwhile, and answers stay right at every moment.`

const say = (message: string): void => void process.stderr.write(`qr:rebuild: ${message}\n`)

/** `payload qr:rebuild`: Payload hands over the config, and ends the process when this resolves. */
export async function script(config: SanitizedConfig): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(`${USAGE}\n`)
  try {
    const payload = await openPayload(config)
    const store = createPostgresStore(payload, optionsOf(payload))
    const began = Date.now()
    const scans = await store.stats.rebuild(({ month, months, of, scans: sofar }) =>
      say(`${month} done, ${months} of ${of} months, ${sofar} scans`),
    )
    say(`${scans} scans counted in ${((Date.now() - began) / 1000).toFixed(1)} s`)
    await store.close()
    await payload.destroy()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    // Payload itself would end with 0.
    process.exit(1)
  }
}
