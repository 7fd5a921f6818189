import type { CRMStore } from '../../../integrations/sync/people.js'
import type { Query } from './query.js'
import type { CRMSchema } from './schema.js'

import { inSavepoint } from '../inTransaction.js'

/** What people say of themselves in forms. */
export function createClaims(
  query: Query,
  { scanIds }: CRMSchema,
): Pick<CRMStore, 'apart' | 'claimsSince'> {
  const i = scanIds.column
  return {
    apart: inSavepoint,
    claimsSince: async (req, contact, since) => {
      const [row] = await query(
        `SELECT count(*) AS count FROM ${scanIds.name}
        WHERE ${i('contact')} = $1::${scanIds.type('contact')} AND ${i('certainty')} = 'claimed'
        AND ${i('boundAt')} > $2::timestamptz`,
        [contact, new Date(since)],
        req,
      )
      return Number(row?.count ?? 0)
    },
  }
}
