import type { Schema } from '../../schema.js'

import { PLACEHOLDERS } from '../../../../vocabulary/placeholders.js'
import { OWN, SHARED } from '../../../../vocabulary/storedFacts.js'
import { FIELDS, RELATION } from '../../scans/dictionary/words.js'
import { literal } from '../../schema.js'

/** Fields of a scan as SQL over `from`, by contract name. */
export type ScanColumns = {
  column: (field: string) => string
  /** Names of the fields there are. */
  fields: readonly string[]
  from: string
  /** Type of a code's id. */
  idType: string
}

/** Fields in a scan's own row. */
const IN_ROW = [
  ...Object.keys(SHARED),
  'code',
  'id',
  'outcome',
  'qrCode',
  'scanId',
  'scannedAt',
  'trafficClass',
  ...OWN,
]

/** The scans with everything that belongs to them, as a FROM clause and its columns. */
export function scanSource(schema: Schema): ScanColumns {
  const { scans } = schema
  const columns = new Map<string, string>()
  const joins = (['places', 'clients', 'links'] as const).map((kind) => {
    const table = schema[kind]
    for (const field of FIELDS[kind]) {
      // before its migration a fact is known of no scan
      columns.set(field, table.has(field) ? `${kind}.${table.column(field)}` : 'NULL::text')
    }
    return `LEFT JOIN ${table.name} ${kind} ON ${kind}.${table.column('id')} = s.${scans.column(RELATION[kind])}`
  })
  const own = (text: string, field: 'rawQuery' | 'scanId'): string =>
    `replace(${text}, ${literal(PLACEHOLDERS[field])}, COALESCE(s.${scans.column(field)}, ''))`
  columns.set('destination', own(own(columns.get('destination')!, 'rawQuery'), 'scanId'))
  return {
    column: (field) => columns.get(field) ?? `s.${scans.column(field)}`,
    fields: [...columns.keys(), ...IN_ROW.filter(scans.has)],
    from: `${scans.name} s ${joins.join(' ')}`,
    idType: scans.type('qrCode'),
  }
}
