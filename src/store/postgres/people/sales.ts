import type { CRMStore } from '../../../integrations/sync/people.js'
import type { SaleRow, SalesQuestion, SalesSum } from '../../../integrations/sync/sales.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Schema } from '../schema.js'
import type { Query, Row } from './query.js'
import type { CRMSchema } from './schema.js'

import { conditionOf } from '../statistics/answers/conditionOf.js'
import { scanSource } from '../statistics/answers/scanSource.js'
import { isoOf, textOf } from './query.js'

type Sales = Pick<CRMStore, 'latestSales' | 'sales'>

/** What was sold by codes, summed by the database: its decimals add up to the cent. */
export function createSales(
  query: Query,
  { codes, conversions }: CRMSchema,
  schema: Schema,
): Sales {
  const v = (field: string): string => `v.${conversions.column(field)}`
  const sums = `sum(${v('amount')}) AS amount, sum(${v('conversions')}) AS conversions,
    sum(${v('tickets')}) AS tickets`
  const credited = `(${v('qrCode')} IS NOT NULL OR ${v('code')} IS NOT NULL)`
  return {
    latestSales: async (question, limit) => {
      const { text, values } = conditionsOf(question)
      const columns = ['amount', 'code', 'currency', 'id', 'orderId', 'qrCode', 'soldAt', 'status', 'tickets'] // prettier-ignore
      const rows = await query(
        `SELECT ${columns.map((field) => `${v(field)} AS "${field}"`).join(', ')}
        FROM ${conversions.name} v WHERE ${credited} AND ${text}
        ORDER BY ${v('soldAt')} DESC NULLS LAST, ${v('id')} DESC LIMIT ${Math.trunc(limit)}`,
        values,
      )
      return rows.map(saleOf)
    },
    sales: async (question) => {
      const { text, values } = conditionsOf(question)
      const campaign = `k.${codes.column('campaign')}`
      const rows = await query(
        `SELECT GROUPING(${v('qrCode')}) = 0 AS "byCode", GROUPING(${campaign}) = 0 AS "byCampaign",
          ${v('qrCode')} AS code, ${campaign} AS campaign, ${v('currency')} AS currency, ${sums}
        FROM ${conversions.name} v
        LEFT JOIN ${codes.name} k ON k.${codes.column('id')} = ${v('qrCode')}
        WHERE ${credited} AND ${text}
        GROUP BY GROUPING SETS ((${v('currency')}), (${v('qrCode')}, ${v('currency')}),
          (${campaign}, ${v('currency')}))`,
        values,
      )
      const others =
        question.codes === 'all' && question.scans === null
          ? await query(
              `SELECT ${v('currency')} AS currency, ${sums} FROM ${conversions.name} v
              WHERE NOT ${credited} AND ${text} GROUP BY 1`,
              values,
            )
          : []
      const known = rows.filter(isSomething)
      const of = (name: 'campaign' | 'code', by: 'byCampaign' | 'byCode') =>
        known
          .filter((row) => row[by] === true && row[name] !== null)
          .map((row) => ({ id: row[name] as ID, ...sumOf(row) }))
      return {
        campaigns: of('campaign', 'byCampaign'),
        codes: of('code', 'byCode'),
        totals: known.filter(({ byCampaign, byCode }) => !byCampaign && !byCode).map(sumOf),
        uncredited: others.filter(isSomething).map(sumOf),
      }
    },
  }

  function conditionsOf(question: SalesQuestion): { text: string; values: unknown[] } {
    const source = scanSource(schema)
    // its values come first, so that its placeholders stay as they are
    const scan =
      question.scans &&
      conditionOf({ ...question.scans, classes: 'all', codes: 'all' }, source, {
        classes: false,
        // found by their id, so that no index of time is needed
        strays: null,
      })
    const values: unknown[] = scan ? scan.values.map(asArray) : []
    const bind = (value: unknown): string => `$${values.push(value)}`
    const parts: string[] = []
    if (scan) {
      parts.push(`EXISTS (SELECT 1 FROM ${source.from}
        WHERE ${source.column('scanId')} = ${v('scanId')} AND ${scan.text})`)
    }
    const among = (field: string, ids: readonly ID[]): void =>
      void parts.push(
        `${v(field)} IN (SELECT value::${conversions.type(field)}
          FROM jsonb_array_elements_text(${bind(ids.map(String))}::jsonb))`,
      )
    if (question.codes !== 'all') among('qrCode', question.codes)
    if (question.conversions !== 'all') among('id', question.conversions)
    if (question.start !== null) parts.push(`${v('soldAt')} >= ${bind(new Date(question.start))}`)
    if (question.end !== null) parts.push(`${v('soldAt')} < ${bind(new Date(question.end))}`)
    return { text: parts.length ? parts.join(' AND ') : 'true', values }
  }
}

/** PostgreSQL's own notation: this room's statements take other arrays as JSON. */
const asArray = (value: unknown): unknown =>
  Array.isArray(value)
    ? `{${value.map((one) => (one === null ? 'NULL' : `"${String(one).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`
    : value

/** An order taken back whole leaves nothing to show in its currency. */
const isSomething = ({ amount, conversions, tickets }: Row): boolean =>
  Number(amount ?? 0) !== 0 || Number(conversions ?? 0) !== 0 || Number(tickets ?? 0) !== 0

const sumOf = ({ amount, conversions, currency, tickets }: Row): SalesSum => ({
  amount: Number(amount ?? 0),
  conversions: Number(conversions ?? 0),
  currency: textOf(currency) ?? '',
  tickets: Number(tickets ?? 0),
})

const saleOf = (row: Row): SaleRow => ({
  amount: Number(row.amount ?? 0),
  code: textOf(row.code),
  currency: textOf(row.currency),
  id: row.id as ID,
  orderId: textOf(row.orderId),
  qrCode: (row.qrCode as ID | null) ?? null,
  soldAt: isoOf(row.soldAt),
  status: textOf(row.status),
  tickets: Number(row.tickets ?? 0),
})
