import type { CRMStore } from '../../../integrations/sync/people.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Query } from './query.js'
import type { CRMSchema } from './schema.js'

import { isoOf, millis, textOf } from './query.js'

/** Attendance finds its order by the ticket, and waits here when it overtook the sale. */
export function createTickets(
  query: Query,
  { contacts, tickets }: CRMSchema,
): Pick<
  CRMStore,
  'attend' | 'heldTickets' | 'holdTickets' | 'keepAttendance' | 'linkTickets' | 'orderOfTicket'
> {
  const t = tickets.column
  const hasHolders = tickets.has('holder')
  return {
    attend: async (req, ticket, holder, at) => {
      if (!hasHolders) return
      await query(
        `INSERT INTO ${tickets.name} (${['id', 'holder', 'attendedAt'].map(t).join(', ')})
        VALUES ($1, $2::${tickets.type('holder')}, $3::timestamptz) ON CONFLICT (${t('id')}) DO NOTHING`,
        [ticket, holder, new Date(at)],
        req,
      )
    },
    heldTickets: async (req, contact) => {
      if (!hasHolders) return null
      const [row] = await query(
        `SELECT count(*) AS held, count(${t('attendedAt')}) AS attended, max(${t('attendedAt')}) AS at
        FROM ${tickets.name} WHERE ${t('holder')} = $1::${tickets.type('holder')}`,
        [contact],
        req,
      )
      return { attended: Number(row?.attended), held: Number(row?.held), lastAt: isoOf(row?.at) }
    },
    holdTickets: async (req, { orderId, provider }, held) => {
      if (!hasHolders) return []
      const before = await query(
        `WITH old AS (SELECT ${t('id')} AS id, ${t('holder')} AS holder FROM ${tickets.name}
          WHERE ${t('order')} = $1 AND starts_with(${t('id')}, $2) AND ${t('holder')} IS NOT NULL
          ORDER BY 1 FOR UPDATE)
        UPDATE ${tickets.name} AS row SET ${t('holder')} = NULL FROM old
        WHERE row.${t('id')} = old.id RETURNING old.holder AS holder`,
        [orderId, `${provider}:`],
        req,
      )
      if (held.length > 0) {
        // somebody who was erased meanwhile holds nothing
        await query(
          `INSERT INTO ${tickets.name} AS row (${['id', 'order', 'holder', 'attendedAt'].map(t).join(', ')})
          SELECT i.ticket, $1, p.${contacts.column('id')}, to_timestamp(i.at / 1000)
          FROM jsonb_to_recordset($2::jsonb) AS i(ticket text, holder ${tickets.type('holder')}, at numeric)
          JOIN ${contacts.name} p ON p.${contacts.column('id')} = i.holder ORDER BY 1
          ON CONFLICT (${t('id')}) DO UPDATE SET
            ${t('order')} = excluded.${t('order')}, ${t('holder')} = excluded.${t('holder')},
            ${t('attendedAt')} = LEAST(row.${t('attendedAt')}, excluded.${t('attendedAt')})`,
          [orderId, held],
          req,
        )
      }
      return before.map(({ holder }) => holder as ID)
    },
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
