import type { StrayRange } from '../../../../vocabulary/statistics.js'

import { scanIdAt } from '../../../../vocabulary/scanIdAt.js'

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
