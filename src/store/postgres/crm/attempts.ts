import type { CRMStore } from '../../crmTypes.js'
import type { Query } from './query.js'
import type { CRMSchema } from './schema.js'

import { UNCERTAIN } from './syncStore.js'

/** What was sent and is not known to have arrived. */
export function createAttempts(query: Query, { syncs }: CRMSchema): Pick<CRMStore, 'openAttempts'> {
  const s = syncs.column
  return {
    openAttempts: async (req, contact) => {
      // a worker that was killed is still named; one that was stopped says so; others left a history.
      // A known record tells nothing of another one that an e-mail in flight may make.
      const rows = await query(
        `SELECT ${s('target')} AS target, ${s('leaseUntil')} AS leased FROM ${syncs.name}
        WHERE ${s('contact')} = $1::${syncs.type('contact')}
          AND (${s('worker')} IS NOT NULL OR ${s('sentAs')} = '${UNCERTAIN}'
            OR ${s('externalId')} IS NULL AND (${s('category')} = 'ABORTED'
              OR COALESCE(${s('history')}, '[]'::jsonb) <> '[]'::jsonb))
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
