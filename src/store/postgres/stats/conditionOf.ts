import type { ScanSelection } from '../../statsTypes.js'
import type { ScanColumns } from './scanSource.js'

import { ulidTime } from './ulidTime.js'
import { whereSQL } from './whereSQL.js'

/** A WHERE clause and its values. `classes: false` leaves the traffic classes out. */
export function conditionOf(
  selection: Partial<Pick<ScanSelection, 'end' | 'start'>> & Omit<ScanSelection, 'end' | 'start'>,
  source: ScanColumns,
  { classes = true }: { classes?: boolean } = {},
): { text: string; values: unknown[] } {
  const { column, idType } = source
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const parts: string[] = []
  // The id starts with the time, so its index is also the index of time.
  if (selection.start !== undefined) {
    parts.push(`${column('scanId')} >= ${bind(ulidTime(selection.start))}`)
  }
  if (selection.end !== undefined) {
    parts.push(`${column('scanId')} < ${bind(ulidTime(selection.end))}`)
  }
  if (selection.codes !== 'all') {
    parts.push(`${column('qrCode')} = ANY(${bind(selection.codes.map(String))}::${idType}[])`)
  }
  const oneOf = (field: string, wanted: readonly (null | string)[]): void => {
    const known = wanted.filter((one) => one !== null)
    const text = `${column(field)}::text = ANY(${bind(known)}::text[])`
    parts.push(wanted.includes(null) ? `(${text} OR ${column(field)} IS NULL)` : text)
  }
  if (selection.countries) oneOf('country', selection.countries)
  if (selection.devices) oneOf('deviceType', selection.devices)
  if (selection.outcomes) oneOf('outcome', selection.outcomes)
  if (classes && selection.classes !== 'all') oneOf('trafficClass', selection.classes)
  if (selection.where) parts.push(whereSQL(selection.where, source, bind))
  return { text: parts.length ? parts.join(' AND ') : 'true', values }
}
