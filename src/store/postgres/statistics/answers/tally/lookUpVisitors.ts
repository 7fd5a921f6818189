import type { Schema } from '../../../schema.js'
import type { Run } from '../createReader.js'

/**
 * Numbers of visitors by hash. Those who have none yet, because their scans wait in a part, get
 * numbers for this answer alone, above all that are given.
 */
export async function lookUpVisitors(
  { visitors }: Schema,
  run: Run,
  hashes: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  if (hashes.size === 0) return numbers
  const id = visitors.column('id')
  const rows = await run<{ hash: string; number: string }>(
    `SELECT ${id} AS hash, ${visitors.column('number')} AS number FROM ${visitors.name}
    WHERE ${id} = ANY($1)`,
    // '#' holds the last number given.
    [['#', ...hashes]],
  )
  for (const { hash, number } of rows) numbers.set(hash, Number(number))
  let next = (numbers.get('#') ?? 0) + 1
  for (const hash of hashes) {
    if (!numbers.has(hash)) numbers.set(hash, next++)
  }
  return numbers
}
