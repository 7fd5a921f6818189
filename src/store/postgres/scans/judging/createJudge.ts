import type { Pool, PoolClient } from 'pg'

import type { JudgementStore, StoredScan } from '../../../../vocabulary/judgement.js'
import type { Traffic } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { anewPart } from '../../statistics/rollups/parts.js'
import { periodStart } from '../../statistics/rollups/periods.js'
import { readRetained } from '../../statistics/rollups/retained.js'
import { type Judged, moveCounters } from './moveCounters.js'
import { takeScans } from './takeScans.js'

/** Milliseconds a statement may take. */
const TIMEOUT = 60_000
const TRIES = 5
const DEADLOCK = '40P01'

/**
 * Judges stored scans anew, in one transaction with the counters of their codes and a part that says
 * which hours have to be counted once more. Until that is done, answers count those from the scans.
 *
 * Codes are locked as for writing: whether a visitor has other human scans must be asked when nobody
 * else is about to add one.
 */
export function createJudge(pool: Pool, schema: Schema): JudgementStore['judge'] {
  const once: JudgementStore['judge'] = async (scanIds, judge) => {
    const client = await pool.connect()
    let failed = true
    try {
      await client.query(`BEGIN; SET LOCAL statement_timeout = ${TIMEOUT}`)
      const judged: Judged[] = []
      const taken = await takeScans(client, schema, scanIds)
      // What was left to the rollups stays as it was counted; asked once nobody else can leave more.
      const retained = await readRetained(client, schema)
      for (const scan of taken) {
        if (retained && scan.scannedAt < retained.before) continue
        const traffic = judge(scan)
        if (traffic && differs(scan, traffic)) judged.push({ scan, traffic })
      }
      const moved = judged.filter(({ scan, traffic }) => scan.trafficClass !== traffic.class)
      // Asks what there is besides, so it comes before the scans change.
      const settle = await moveCounters(client, schema, moved)
      await writeJudged(client, schema, judged)
      await settle()
      await noteAnew(client, schema, moved)
      await client.query('COMMIT')
      failed = false
      return moved.length
    } finally {
      client.release(failed)
    }
  }
  return async (scanIds, judge) => {
    for (let tries = 1; ; tries++) {
      try {
        return scanIds.length > 0 ? await once(scanIds, judge) : 0
      } catch (error) {
        // Whoever deletes a code unties its scans, in an order of its own.
        if ((error as { code?: string }).code !== DEADLOCK || tries === TRIES) throw error
      }
    }
  }
}

const differs = (scan: StoredScan, traffic: Traffic): boolean =>
  scan.trafficClass !== traffic.class ||
  scan.trafficScore !== traffic.score ||
  scan.rulesVersion !== traffic.rulesVersion ||
  scan.trafficReasons.join('\n') !== traffic.reasons.join('\n')

async function writeJudged(
  client: PoolClient,
  { scans }: Schema,
  judged: readonly Judged[],
): Promise<void> {
  if (judged.length === 0) return
  const values = {
    trafficClass: judged.map(({ traffic }) => traffic.class),
    trafficReasons: judged.map(({ traffic }) => JSON.stringify(traffic.reasons)),
    trafficScore: judged.map(({ traffic }) => traffic.score),
    rulesVersion: judged.map(({ traffic }) => traffic.rulesVersion),
  }
  const names = Object.keys(values)
  const set = names.map((name) => `${scans.column(name)} = t."${name}"::${scans.type(name)}`)
  await client.query(
    `UPDATE ${scans.name} AS s SET ${set.join(', ')}
    FROM unnest($1::varchar[], ${names.map((_, at) => `$${at + 2}::text[]`).join(', ')})
      AS t(id, ${names.map((name) => `"${name}"`).join(', ')})
    WHERE s.${scans.column('scanId')} = t.id`,
    [judged.map(({ scan }) => scan.scanId), ...Object.values(values)],
  )
}

/** Says to the rollups what is not as it was counted. */
async function noteAnew(
  client: PoolClient,
  { rollupParts }: Schema,
  moved: readonly Judged[],
): Promise<void> {
  if (moved.length === 0) return
  const anew = new Map(
    moved.map(({ scan: { code, scannedAt } }) => {
      const hour = periodStart('h', scannedAt)
      return [`${hour} ${code}`, { code, hour }] as const
    }),
  )
  await client.query(
    `INSERT INTO ${rollupParts.name} (${['scans', 'data'].map(rollupParts.column).join(', ')})
    VALUES ($1, $2)`,
    [moved.length, anewPart([...anew.values()])],
  )
}
