import type { ScanSelection } from '../../../../vocabulary/statistics.js'
import type { PartScan } from '../rollups/parts.js'
import type { Schema } from '../../schema.js'
import type { Run } from './createReader.js'

import { readPart } from '../rollups/parts.js'

/** Scans of a selection's codes and range that are not folded into rollups yet. */
export async function readParts(
  { rollupParts }: Schema,
  run: Run,
  { codes, end, start }: ScanSelection,
): Promise<PartScan[]> {
  const wanted = codes === 'all' ? null : new Set(codes.map(String))
  const rows = await run<{ data: string }>(
    `SELECT ${rollupParts.column('data')} AS data FROM ${rollupParts.name}`,
  )
  return rows
    .flatMap(({ data }) => readPart(data))
    .filter(
      ({ at, code }) =>
        at >= start && at < end && (wanted === null || (code !== null && wanted.has(code))),
    )
}
