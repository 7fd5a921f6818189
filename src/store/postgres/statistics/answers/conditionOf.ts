import type { ScanSelection, StrayRange } from '../../../../vocabulary/statistics.js'
import type { ScanColumns } from './scanSource.js'

import { periodSQL } from './periodSQL.js'
import { whereSQL } from './whereSQL.js'

type Options = {
  /** `false` leaves the traffic classes out. */
  classes?: boolean
  /** Where to look for scans whose id does not say when they were; `null`: everywhere. */
  strays: null | readonly StrayRange[]
}

/** A WHERE clause and its values. */
export function conditionOf(
  selection: Partial<Pick<ScanSelection, 'end' | 'start'>> & Omit<ScanSelection, 'end' | 'start'>,
  source: ScanColumns,
  { classes = true, strays }: Options,
): { text: string; values: unknown[] } {
  const { column, idType } = source
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const parts = periodSQL(selection, column, bind, strays)
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
