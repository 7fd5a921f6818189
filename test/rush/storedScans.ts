import { withClient } from '../../scripts/database/createDatabase.js'

/** How often each request number of a load stands in the table of scans. */
export const storedScans = (uri: string): Promise<Map<number, number>> =>
  withClient(uri, async (client) => {
    const { rows } = await client.query<{ count: number; n: number }>(
      `SELECT substring(raw_query FROM 'n=(\\d+)')::int AS n, count(*)::int AS count
       FROM qr_scans WHERE raw_query LIKE 'n=%' GROUP BY 1`,
    )
    return new Map(rows.map(({ count, n }) => [n, count]))
  })

/** Numbers that were answered and are not stored. */
export const lost = (answered: Map<number, number>, stored: Map<number, number>): number[] =>
  [...answered.keys()].filter((n) => !stored.has(n))

/** Numbers that are stored more than once. */
export const doubled = (stored: Map<number, number>): number[] =>
  [...stored].filter(([, count]) => count > 1).map(([n]) => n)
