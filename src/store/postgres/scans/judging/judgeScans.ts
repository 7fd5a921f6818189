import type { Pool, PoolClient } from 'pg'

import type { JudgementStore, StoredScan } from '../../../../vocabulary/judgement.js'
import type { Traffic } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { changedLine } from '../../../../vocabulary/sinkLines.js'
import { noteChanges } from '../outbox/noteChanges.js'
import { changeStored } from './changeStored.js'

/** A scan and what it is from now on. */
type Judged = { scan: StoredScan; traffic: Traffic }

/** Judges stored scans anew. What was left to the rollups stays as it was counted. */
export function judgeScans(pool: Pool, schema: Schema): JudgementStore['judge'] {
  return async (scanIds, judge) => {
    if (scanIds.length === 0) return 0
    const which = {
      values: [scanIds],
      where: (column: (field: string) => string) => `${column('scanId')} = ANY($1)`,
    }
    return changeStored(pool, schema, which, ({ counted }) => {
      const judged: Judged[] = []
      for (const scan of counted) {
        const traffic = judge(scan)
        if (traffic && differs(scan, traffic)) judged.push({ scan, traffic })
      }
      const moved = judged.filter(({ scan, traffic }) => scan.trafficClass !== traffic.class)
      return {
        moved,
        result: moved.length,
        write: (client) => writeJudged(client, schema, judged),
      }
    })
  }
}

const differs = (scan: StoredScan, traffic: Traffic): boolean =>
  scan.trafficClass !== traffic.class ||
  scan.trafficScore !== traffic.score ||
  scan.rulesVersion !== traffic.rulesVersion ||
  scan.trafficReasons.join('\n') !== traffic.reasons.join('\n')

async function writeJudged(
  client: PoolClient,
  schema: Schema,
  judged: readonly Judged[],
): Promise<void> {
  if (judged.length === 0) return
  const { scans } = schema
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
  await noteChanges(
    client,
    schema,
    judged.map(({ scan }) => changedLine(scan.scanId)),
  )
}
