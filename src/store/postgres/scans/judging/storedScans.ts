import type { Pool, PoolClient } from 'pg'

import type { JudgementStore, StoredScan } from '../../../../vocabulary/judgement.js'
import type { Schema } from '../../schema.js'

import { periodSQL } from '../../statistics/answers/conditionOf.js'
import { scanSource } from '../../statistics/answers/scanSource.js'
import { readRetained } from '../../statistics/rollups/retained.js'
import { readStrays } from '../../statistics/rollups/strays.js'

const FIELDS = [
  'asOrganization',
  'outcome',
  'rulesVersion',
  'scanId',
  'trafficClass',
  'trafficReasons',
  'trafficScore',
  'userAgent',
  'visitor',
] as const

type Row = { at: string; code: null | string } & Record<(typeof FIELDS)[number], unknown>

/** Scans as they are judged, by a condition; `$` numbers are those of `values`. */
export async function readStored(
  client: Pick<PoolClient, 'query'>,
  schema: Schema,
  rest: (column: (field: string) => string) => string,
  values: readonly unknown[],
): Promise<StoredScan[]> {
  const { column, from } = scanSource(schema)
  const list = FIELDS.map((field) => `${column(field)} AS "${field}"`).join(', ')
  const { rows } = await client.query<Row>(
    `SELECT ${list}, ${column('qrCode')}::text AS code, extract(epoch FROM ${column('scannedAt')}) * 1000 AS at
    FROM ${from} WHERE ${rest(column)}`,
    [...values],
  )
  return rows.map(({ at, rulesVersion, trafficReasons, trafficScore, ...row }) => ({
    ...(row as Pick<StoredScan, 'asOrganization' | 'outcome' | 'trafficClass' | 'userAgent' | 'visitor'>), // prettier-ignore
    code: row.code,
    rulesVersion: Number(rulesVersion),
    scanId: row.scanId as string,
    scannedAt: Number(at),
    trafficReasons: (trafficReasons ?? []) as string[],
    trafficScore: Number(trafficScore),
  }))
}

/**
 * Pages of stored scans, without those whose details retention left to the rollups: they stay as they were
 * counted. Ids are the index of time, and scans beside it are found as answers find them.
 */
export function createPage(pool: Pool, schema: Schema): JudgementStore['page'] {
  return async ({ after, codes, from, limit, rulesBefore, to }) => {
    const strays = (await readStrays(pool as unknown as PoolClient, schema))?.ranges ?? []
    const retained = await readRetained(pool as unknown as PoolClient, schema)
    const values: unknown[] = []
    const bind = (value: unknown): string => `$${values.push(value)}`
    return readStored(
      pool as unknown as PoolClient,
      schema,
      (column) => {
        const where = periodSQL({ end: to, start: from }, column, bind, strays)
        if (retained) where.push(`${column('scannedAt')} >= ${bind(new Date(retained.before))}`)
        if (after !== null) where.push(`${column('scanId')} > ${bind(after)}`)
        if (codes) where.push(`${column('qrCode')}::text = ANY(${bind(codes.map(String))})`)
        if (rulesBefore !== undefined) {
          where.push(`COALESCE(${column('rulesVersion')}, 0) < ${bind(rulesBefore)}`)
        }
        return `${where.join(' AND ') || 'true'} ORDER BY ${column('scanId')} LIMIT ${bind(limit)}`
      },
      values,
    )
  }
}
