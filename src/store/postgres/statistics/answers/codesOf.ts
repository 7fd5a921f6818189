import type { ID } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'
import type { Run } from './createReader.js'
import type { Tally } from './tally/createTally.js'
import type { Words } from './tally/createWords.js'

/** Scans per code that exists, most first. Rows of all codes name a code by its number. */
export async function codesOf(
  { codes }: Schema,
  run: Run,
  tally: Tally,
  words: Words,
): Promise<{ id: ID; scans: number }[]> {
  const counts = new Map(tally.codes())
  tally.counts().codes.forEach((scans, number) => {
    if (scans === 0) return
    const id = words.codes[number]
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + scans)
  })
  if (counts.size === 0) return []
  const rows = await run<{ id: ID }>(
    `SELECT ${codes.column('id')} AS id FROM ${codes.name}
    WHERE ${codes.column('id')}::text = ANY($1) ORDER BY 1`,
    [[...counts.keys()]],
  )
  return rows
    .map(({ id }) => ({ id, scans: counts.get(String(id))! }))
    .sort((a, b) => b.scans - a.scans)
}
