import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { hasNames } from '../../codes/names.js'
import { arrayLiteral, type Prepared, preparedName } from '../../prepared.js'

/**
 * Remembers that aliases were scanned, so that nobody can take them away any more. Few scans come by
 * one, and of those each alias is written once.
 */
export function markNames(schema: Schema) {
  if (!hasNames(schema)) return () => null
  const { names } = schema
  const [kept, name] = ['kept', 'text'].map(names.column) as [string, string]
  // In one order, so that no two batches wait for each other.
  const text = `WITH due AS (
      SELECT ${name} FROM ${names.name} WHERE ${name} = ANY($1) AND ${kept} IS NOT TRUE
      ORDER BY ${name} FOR UPDATE
    ) UPDATE ${names.name} n SET ${kept} = TRUE FROM due WHERE n.${name} = due.${name}`
  const statement = { name: preparedName('mark-names', text), text }
  return (scans: readonly ScanRecord[]): null | Prepared => {
    const aliases = new Set(scans.flatMap(({ alias }) => alias ?? []))
    return aliases.size > 0 ? { ...statement, values: [arrayLiteral([...aliases])] } : null
  }
}
