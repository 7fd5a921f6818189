import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

import { startDatabase } from '../../scripts/database/startDatabase.js'
import { runProgram } from './programs.js'

export type BenchDatabase = {
  /** Stops the server process and all of its own (SIGSTOP), as a machine that hangs. */
  freeze: () => void
  /** Rows of scans, once as many as wanted are there or nothing has come for a while. */
  recorded: (wanted: number) => Promise<number>
  stop: () => Promise<void>
  thaw: () => void
  uri: string
}

const PATIENCE = 15_000

/** A PostgreSQL of the run's own, as npm brings it and with its own settings, and 1,001 codes. @param more says yes to codes of all kinds: `KINDS` */
export async function openDatabase(more = false): Promise<BenchDatabase> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-bench-'))
  const database = await startDatabase({ directory, name: 'bench', temporary: true })
  const { uri } = database
  const env = {
    DATABASE_URI: uri,
    NODE_ENV: 'development',
    QR_BENCH_PUSH: 'yes',
    ...(more && { QR_BENCH_KINDS: 'yes' }),
  }
  await runProgram('servers/prepare.mjs', env)
  const client = new pg.Client({ connectionString: uri })
  await client.connect()
  await client.query(
    `INSERT INTO qr_codes (title, code, destination_type, destination_url, status)
     SELECT code, code, 'url', 'https://tickets.example/match/' || lower(code), 'active'
     FROM (SELECT 'HOT' AS code UNION ALL SELECT 'C' || n FROM generate_series(0, 999) AS n) AS c`,
  )
  const count = async () => {
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM qr_scans')
    return rows[0]!.n
  }
  const signal = (name: 'SIGCONT' | 'SIGSTOP') => {
    for (const pid of [database.pid, ...childrenOf(database.pid)]) process.kill(pid, name)
  }
  return {
    freeze: () => signal('SIGSTOP'),
    async recorded(wanted) {
      let rows = await count()
      let last = Date.now()
      while (rows < wanted && Date.now() - last < PATIENCE) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        const now = await count()
        if (now > rows) last = Date.now()
        rows = now
      }
      return rows
    },
    async stop() {
      await client.end()
      await database.stop()
    },
    thaw: () => signal('SIGCONT'),
    uri,
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
