import type { CRMStore } from '../../../integrations/sync/people.js'
import type { Query } from './query.js'
import type { CRMSchema } from './schema.js'

import { UNCERTAIN } from './syncStore.js'

/** What was sent and is not known to have arrived. */
export function createAttempts(query: Query, { syncs }: CRMSchema): Pick<CRMStore, 'openAttempts'> {
  const s = syncs.column
  return {
    openAttempts: async (req, contact) => {
      // Whoever sends is named; before a first request, or one under another address, it is noted that
      // it may leave a record nobody hears of: no edit and no kill takes that away.
      const rows = await query(
        `SELECT ${s('target')} AS target, ${s('leaseUntil')} AS leased FROM ${syncs.name}
        WHERE ${s('contact')} = $1::${syncs.type('contact')}
          AND (${s('worker')} IS NOT NULL OR ${s('sentAs')} = '${UNCERTAIN}')
        ORDER BY 1 FOR UPDATE`,
        [contact],
        req,
      )
      return rows.map(({ leased, target }) => ({
        leasedUntil: leased ? new Date(leased as string) : null,
        target: String(target),
      }))
    },
  }
}
