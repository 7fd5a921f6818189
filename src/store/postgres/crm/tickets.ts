import type { CRMStore } from '../../crmTypes.js'
import type { Query } from './query.js'
import type { CRMSchema } from './schema.js'

import { millis, textOf } from './query.js'

/** Attendance finds its order by the ticket, and waits here when it overtook the sale. */
export function createTickets(
  query: Query,
  { tickets }: CRMSchema,
): Pick<CRMStore, 'keepAttendance' | 'linkTickets' | 'orderOfTicket'> {
  const t = tickets.column
  return {
    keepAttendance: async (req, ticket, at) => {
      const [row] = await query(
        `INSERT INTO ${tickets.name} AS row (${t('id')}, ${t('attendedAt')}) VALUES ($1, $2::timestamptz)
        ON CONFLICT (${t('id')}) DO UPDATE SET
          ${t('attendedAt')} = LEAST(row.${t('attendedAt')}, excluded.${t('attendedAt')})
        RETURNING ${t('order')} AS "order"`,
        [ticket, new Date(at)],
        req,
      )
      return textOf(row?.order)
    },
    linkTickets: async (req, order, ids) => {
      if (ids.length === 0) return []
      const rows = await query(
        `INSERT INTO ${tickets.name} (${t('id')}, ${t('order')})
        SELECT DISTINCT value, $2 FROM jsonb_array_elements_text($1::jsonb) ORDER BY 1
        ON CONFLICT (${t('id')}) DO UPDATE SET ${t('order')} = excluded.${t('order')}
        RETURNING ${t('id')} AS id, ${t('attendedAt')} AS at`,
        [ids, order],
        req,
      )
      return rows.flatMap(({ at, id }) => (at ? [{ at: millis(at), ticket: String(id) }] : []))
    },
    orderOfTicket: async (req, ticket) => {
      const [row] = await query(
        `SELECT ${t('order')} AS "order" FROM ${tickets.name} WHERE ${t('id')} = $1`,
        [ticket],
        req,
      )
      return textOf(row?.order)
    },
  }
}
