import { parseArgs } from 'node:util'

import type { ID } from '../../vocabulary/scan.js'

import { fail } from '../../kit/fail.js'
import { optionsOf } from '../../options/optionsOf.js'
import { writeSnapshot } from '../../runtime/edge/writeSnapshot.js'
import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:edge'

/** Writes all codes into the store that the edge reads. */
export const edgeCommand: Command = {
  name,
  run: async (config, argv) => {
    const { values } = parseArgs({
      allowPositionals: true,
      args: [...argv],
      options: { after: { type: 'string' } },
    })
    const options = optionsOf({ config })
    const to = options.edge ? options.edge.store : null
    if (!to) return fail('options.edge.store', undefined, 'the store that the edge reads')
    let last: ID | null = values.after === undefined ? null : idOf(values.after)
    await withStore(config, async (store, payload) => {
      try {
        const written = await writeSnapshot({ options, payload, store, to }, last, (id) => (last = id)) // prettier-ignore
        process.stderr.write(`${name}: ${written} codes written\n`)
      } catch (error) {
        if (last !== null) process.stderr.write(`${name}: go on with --after ${last}\n`)
        throw error
      }
    })
  },
  usage: `payload-qr edge [--after <id>], or payload qr:edge

  Writes every code into options.edge.store, from which scans at the edge are answered. Processes that
  stay up write what changes; this is for the first time, and where edits were made while none was up.
  The same again changes nothing.

  --after  goes on behind this code, where it ended before its time`,
}

/** Ids are numbers where the database counts them. */
const idOf = (text: string): ID => (/^\d+$/.test(text) ? Number(text) : text)

/** `payload qr:edge`. */
export const script = asScript(edgeCommand)
