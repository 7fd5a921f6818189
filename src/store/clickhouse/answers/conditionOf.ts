import type { ScanSelection } from '../../../vocabulary/statistics.js'
import type { Bind } from './createBind.js'

import { columnOf } from '../scanTable.js'
import { whereSQL } from './whereSQL.js'

type Asked = Omit<ScanSelection, 'end' | 'start'> & Partial<Pick<ScanSelection, 'end' | 'start'>>

/** A selection but for its classes, as a condition. */
export function conditionOf(selection: Asked, bind: Bind): string {
  const parts: string[] = []
  const instant = (at: number): string =>
    `fromUnixTimestamp64Milli(${bind.value('Int64', Math.ceil(at))}, 'UTC')`
  if (selection.start !== undefined) parts.push(`scannedAt >= ${instant(selection.start)}`)
  if (selection.end !== undefined) parts.push(`scannedAt < ${instant(selection.end)}`)
  if (selection.codes !== 'all') parts.push(bind.oneOf('qrCode', selection.codes.map(String)))
  const oneOf = (field: string, wanted: null | readonly (null | string)[]): void => {
    if (wanted) parts.push(oneOfSQL(field, wanted, bind))
  }
  oneOf('country', selection.countries)
  oneOf('deviceType', selection.devices)
  oneOf('outcome', selection.outcomes)
  if (selection.where) parts.push(whereSQL(selection.where, bind))
  return parts.join(' AND ') || 'true'
}

/** Scans of the selection's classes, as a condition. */
export const classesSQL = ({ classes }: Pick<ScanSelection, 'classes'>, bind: Bind): string =>
  classes === 'all' ? 'true' : oneOfSQL('trafficClass', classes, bind)

function oneOfSQL(field: string, wanted: readonly (null | string)[], bind: Bind): string {
  const column = columnOf(field)
  const known = bind.oneOf(column, wanted.filter((one) => one !== null)) // prettier-ignore
  return wanted.includes(null) ? `(${known} OR ${column} IS NULL)` : known
}
