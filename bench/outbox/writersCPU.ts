import { readFileSync } from 'node:fs'

type Query = (text: string) => Promise<{ rows: { pid: number }[] }>

/**
 * Milliseconds of a processor that the connections which store scans have had in this database while
 * something was done. Beside them a clock says little while others use the machine. Linux alone.
 */
export async function writersCPU(query: Query, work: () => Promise<void>): Promise<number> {
  const before = await perConnection(query)
  await work()
  // one that is new began at nothing
  const after = await perConnection(query)
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0)
}

async function perConnection(query: Query): Promise<Map<number, number>> {
  const { rows } = await query(
    `SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'payload-plugin-qr'`,
  )
  return new Map(
    rows.map(({ pid }) => [
      pid,
      Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    ]),
  )
}
