import type { PoolClient } from 'pg'

import type { Schema } from '../../schema.js'
import type { Survey } from './surveyScans.js'

import { isComplete } from './complete.js'
import { foldScans, takeParts } from './foldParts.js'
import { readPart } from './parts.js'
import { periodStart, rowId } from './periods.js'
import { sealedMonths } from './sealMonths.js'
import { writeStrays } from './strays.js'
import { surveyScans } from './surveyScans.js'

/**
 * Says which months there are to count and takes away what is of no month: rows and waiting parts of
 * scans that were erased since.
 */
export async function beginRebuild(client: PoolClient, schema: Schema): Promise<Survey> {
  const { name, column } = schema.rollups
  // First, because it is refused at once where the snapshot is older than the lock.
  const parts = await takeParts(client, schema, { parts: 1_000_000, scans: Infinity })
  const survey = await surveyScans(client, schema)
  const id = column('id')
  if (!(await isComplete(client, schema))) await client.query(`DELETE FROM ${name}`)
  await client.query(
    `DELETE FROM ${name} WHERE ${id} ~ '^[dhm]\\d' AND substr(${id}, 2, 6) <> ALL($1)`,
    [survey.months.map((month) => rowId('m', month, '').slice(1, 7))],
  )
  const months = new Set(survey.months)
  const sealed = await sealedMonths(client, schema, months)
  await foldScans(
    client,
    schema,
    parts.flatMap(readPart).filter(({ at }) => months.has(periodStart('m', at))),
    (month) => sealed.has(month),
  )
  await writeStrays(client, schema, survey.strays)
  return survey
}
