import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { getPayload } from 'payload'

import type { QRPluginOptions } from '../../src/options/types.js'

import { withClient } from '../../scripts/database/createDatabase.js'
import { startDatabase } from '../../scripts/database/startDatabase.js'
import { stopServer } from '../../scripts/database/stopServer.js'
import { rushConfig } from './rushConfig.js'
import { endScanServers } from './startScanServer.js'

export type Rush = {
  /** Makes active codes: ids by code. */
  createCodes: (codes: string[], data?: Record<string, unknown>) => Promise<void>
  /** The server stands still: connections stay open, nothing is answered. */
  freeze: () => void
  /** The server is gone: connections break, new ones are refused. */
  shutDown: () => Promise<void>
  /** Folder for spill files. */
  spill: (name: string) => string
  startUp: () => Promise<void>
  stop: () => Promise<void>
  thaw: () => void
  uri: string
}

/** A PostgreSQL of a test's own, which may be frozen, ended and started, with the plugin's tables. */
export async function startRush(options?: QRPluginOptions): Promise<Rush> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-rush-'))
  const open = () => startDatabase({ directory, fsync: false, name: 'rush', temporary: true })
  const database = await open()
  const { uri } = database
  let { pid } = database
  const payload = await getPayload({
    config: rushConfig({ options, push: true, uri }),
    key: directory,
  })
  await payload.destroy()

  const signal = (name: NodeJS.Signals) => {
    // The first is the one that starts others.
    for (const each of [pid, ...childrenOf(pid)]) {
      try {
        process.kill(each, name)
      } catch {
        // ended meanwhile
      }
    }
  }
  const thaw = () => signal('SIGCONT')
  return {
    createCodes: (codes, data = {}) =>
      withClient(uri, async (client) => {
        const columns = ['title', 'code', 'destination_type', 'destination_url', 'status']
        const more = Object.keys(data)
        const names = [...columns, ...more].map((name) => client.escapeIdentifier(name)).join(', ')
        const values = more.map((_, index) => `, $${index + 2}`).join('')
        await client.query(
          `INSERT INTO qr_codes (${names})
           SELECT code, code, 'url', 'https://tickets.example/' || code, 'active'${values}
           FROM unnest($1::text[]) AS code`,
          [codes, ...Object.values(data)],
        )
      }),
    freeze: () => signal('SIGSTOP'),
    shutDown: () => stopServer(pid),
    spill: (name) => path.join(directory, `spill-${name}`),
    async startUp() {
      pid = (await open()).pid
    },
    async stop() {
      endScanServers()
      thaw()
      await stopServer(pid)
      await database.stop()
    },
    thaw,
    uri,
  }
}

function childrenOf(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child as number)
}
