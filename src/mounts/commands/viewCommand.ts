import { parseArgs } from 'node:util'

import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:view'

/** Makes, takes away or prints the view of scans in plain columns. */
export const viewCommand: Command = {
  name,
  run: async (config, argv) => {
    const { values } = parseArgs({
      allowPositionals: true,
      args: [...argv],
      options: { drop: { type: 'boolean' }, sql: { type: 'boolean' } },
    })
    if (values.drop && values.sql) throw new Error('--drop or --sql, not both.')
    await withStore(config, async (store) => {
      const { create, drop, name: view, sql } = store.flatView
      if (values.sql) process.stdout.write(sql)
      else {
        await (values.drop ? drop() : create())
        process.stderr.write(`${name}: ${view} ${values.drop ? 'is gone' : 'is there'}\n`)
      }
    })
  },
  usage: `payload-qr view, or payload qr:view

  Makes the view of all scans in plain columns, or renews it after columns came or went.

  --drop  takes it away, as before a migration that changes columns it reads
  --sql   prints the statement instead, for a migration of your own`,
}

/** `payload qr:view`. */
export const script = asScript(viewCommand)
