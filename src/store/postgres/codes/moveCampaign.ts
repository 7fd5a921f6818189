import type { NameStore } from '../../../vocabulary/names.js'
import type { Schema } from '../schema.js'

import { inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'
import { isOtherSymbol } from './selectProduct.js'

/** Names that are taken, as many as anybody is told of. */
const TOLD = 20

/** Moves the codes of a campaign to another domain, however many, in a few statements. */
export function createMoveCampaign(schema: Schema): NameStore['moveCampaign'] {
  const { codes, counters, names } = schema
  if (!['campaign', 'domain', 'host'].every(codes.has)) return async () => ({ moved: 0, taken: [] })
  const c = (field: string): string => `c.${codes.column(field)}`
  const [qrCode, kept, text] = ['qrCode', 'kept', 'text'].map(names.column) as [string, string, string] // prettier-ignore
  const makesID = names.type('id') === 'uuid'
  const columns = [...(makesID ? [names.column('id')] : []), text, qrCode, kept].join(', ')
  const newID = makesID ? 'gen_random_uuid(), ' : ''
  const hostNow = `COALESCE(${c('host')}, '')`
  const prefix = (host: string): string => `CASE WHEN ${host} = '' THEN '' ELSE ${host} || '/' END`
  /** A name without its domain, and its domain. */
  const bare = `regexp_replace(n.${text}, '^.*/', '')`
  const of = `CASE WHEN n.${text} LIKE '%/%' THEN regexp_replace(n.${text}, '/[^/]*$', '') ELSE '' END`
  const k = (field: string): string => `k.${counters.column(field)}`
  const downloaded = counters.has('downloadedAt') ? ` OR ${k('downloadedAt')} IS NOT NULL` : ''
  const isInPrint = `EXISTS (SELECT 1 FROM ${counters.name} k WHERE ${k('qrCode')} = ${c('id')} AND (${k('allScans')} > 0${downloaded}))`

  return async (campaign, host, req) => {
    const to = literal(host ?? '')
    const moving = `${c('campaign')}::text = ${literal(String(campaign))} AND NULLIF(${c('domain')}, '') IS NULL
      AND ${c('code')} IS NOT NULL AND ${hostNow} <> ${to}`
    const old = `FROM ${names.name} n JOIN ${codes.name} c ON ${c('id')} = n.${qrCode} WHERE ${moving} AND ${of} = ${hostNow}`
    const wanted = `SELECT DISTINCT ON (1) ${prefix(to)} || ${bare} AS text, n.${qrCode} AS code ${old} ORDER BY 1, 2`
    const run = (statement: string) => inTransaction(req, statement)

    // codes of before the table was there
    await run(`INSERT INTO ${names.name} (${columns})
      SELECT ${newID}${prefix(hostNow)} || ${c('code')}, ${c('id')}, FALSE FROM ${codes.name} c
      WHERE ${moving} AND NOT EXISTS (SELECT 1 FROM ${names.name} n WHERE n.${qrCode} = ${c('id')})
      ON CONFLICT (${text}) DO NOTHING`)
    await run(`INSERT INTO ${names.name} AS had (${columns})
      SELECT ${newID}w.text, w.code, FALSE FROM (${wanted}) w
      WHERE NOT EXISTS (SELECT 1 FROM ${codes.name} c WHERE ${c('code')} = w.text AND ${c('id')} <> w.code
        AND NOT EXISTS (SELECT 1 FROM ${names.name} o WHERE o.${qrCode} = ${c('id')}))
      ON CONFLICT (${text}) DO UPDATE SET ${qrCode} = excluded.${qrCode}, ${kept} = FALSE WHERE had.${qrCode} IS NULL`)
    const taken = await run(`SELECT DISTINCT w.text AS text
      FROM (SELECT ${prefix(to)} || ${bare} AS text, n.${qrCode} AS code ${old}) w
      LEFT JOIN ${names.name} n ON n.${text} = w.text AND n.${qrCode} = w.code
      WHERE n.${text} IS NULL ORDER BY 1 LIMIT ${TOLD}`)
    if (taken.length > 0) return { moved: 0, taken: taken.map((row) => row.text as string) }

    await run(`UPDATE ${names.name} was SET ${kept} = TRUE FROM (SELECT n.${text} AS text ${old} AND ${isInPrint}) due
      WHERE was.${text} = due.text AND was.${kept} IS NOT TRUE`)
    await run(`DELETE FROM ${names.name} was USING (SELECT n.${text} AS text ${old}) due
      WHERE was.${text} = due.text AND was.${kept} IS NOT TRUE`)
    if (downloaded) {
      await run(`UPDATE ${counters.name} k SET ${counters.column('downloadedAt')} = NULL FROM ${codes.name} c
        WHERE ${k('qrCode')} = ${c('id')} AND ${moving} AND ${isOtherSymbol(schema, c('id'))}`)
    }
    const moved = await run(`UPDATE ${codes.name} c SET ${codes.column('host')} = NULLIF(${to}, '') WHERE ${moving} RETURNING 1 AS one`) // prettier-ignore
    return { moved: moved.length, taken: [] }
  }
}
