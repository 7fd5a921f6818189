import type { ScanSelection, StrayRange } from '../../../../vocabulary/statistics.js'
import type { ScanColumns } from './scanSource.js'

import { scanIdAt } from '../../../../vocabulary/scanIdAt.js'
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

type Period = { end?: number | undefined; start?: number | undefined }

/**
 * The scans of a period, as conditions that all have to hold. Ids start with the time, so their
 * index is also the index of time; strays are looked for in the ranges of ids they are known in.
 *
 * @param strays `null`: no id is trusted, all scans are looked at
 */
export function periodSQL(
  { end, start }: Period,
  column: (field: string) => string,
  bind: (value: unknown) => string,
  strays: null | readonly StrayRange[],
): string[] {
  if (end === undefined && start === undefined) return []
  const within = (field: string, valueOf: (at: number) => unknown): string[] => [
    ...(start === undefined ? [] : [`${column(field)} >= ${bind(valueOf(start))}`]),
    ...(end === undefined ? [] : [`${column(field)} < ${bind(valueOf(end))}`]),
  ]
  const instants = (): string[] => within('scannedAt', (at) => new Date(at))
  if (strays === null) return instants()
  const ids = within('scanId', scanIdAt)
  if (strays.length === 0) return ids
  const id = column('scanId')
  const ranges = strays
    .filter(({ from, to }) => to >= (start ?? -Infinity) && from < (end ?? Infinity))
    .map(({ greatest, least }) => `${id} BETWEEN ${bind(least)} AND ${bind(greatest)}`)
  return [`(${[ids.join(' AND '), ...ranges].join(' OR ')})`, ...instants()]
}
