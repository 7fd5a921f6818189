import type { ExportQuestion, LatestQuestion, LatestRow } from '../../../vocabulary/statistics.js'
import type { Engine } from './engine.js'

import { CannotAnswer } from '../../../vocabulary/scanAnalytics.js'
import { scanIdAt } from '../../../vocabulary/scanIdAt.js'
import { sortsAlike } from '../../../vocabulary/ulid.js'
import { columnOf, COLUMNS } from '../scanTable.js'
import { classesSQL, conditionOf } from './conditionOf.js'
import { createBind } from './createBind.js'

/** Rows read at once: each page looks at all scans of a month. */
const PAGE = 20_000
/** Rows handed on at once. */
const BATCH = 2_000

const INSTANT = 'toUnixTimestamp64Milli(scannedAt)'

function columnSQL(field: string): string {
  if (!Object.hasOwn(COLUMNS, field)) throw new CannotAnswer(`"${field}"`)
  return field === 'scannedAt' ? INSTANT : columnOf(field)
}

/**
 * Rows of an export, oldest first, a page after the other, within one month after the other: of the
 * others nothing is read. Between pages nothing is held.
 */
export async function* readRows(
  { codes, read, table }: Engine,
  { columns, selection, signal }: ExportQuestion,
): AsyncGenerator<unknown[][]> {
  const list = columns.map(columnSQL)
  const code = columns.indexOf('qrCode')
  const at = columns.indexOf('scannedAt')
  for (const { end, start } of await monthsOf({ codes, read, table }, { selection, signal })) {
    let last: null | { id: string; instant: number } = null
    for (;;) {
      const bind = createBind()
      const asked = { ...selection, end, start: last?.instant ?? start }
      const after = last === null ? 'true' : `(${INSTANT}, scanId) > (${bind.value('Int64', last.instant)}, ${bind.value('String', last.id)})` // prettier-ignore
      const rows: unknown[][] = await read(
        `SELECT ${[...list, INSTANT, 'scanId'].join(', ')} FROM ${table} FINAL
        WHERE ${conditionOf(asked, bind)} AND ${classesSQL(selection, bind)} AND ${after}
        ORDER BY scannedAt, scanId LIMIT ${PAGE}`,
        bind,
        signal,
      )
      const known = code < 0 ? new Map() : await idsOf(codes, rows.map((row) => row[code])) // prettier-ignore
      for (let from = 0; from < rows.length; from += BATCH) {
        yield rows.slice(from, from + BATCH).map((row) => {
          const fields = row.slice(0, columns.length)
          if (code >= 0) fields[code] = known.get(fields[code]) ?? null
          if (at >= 0) fields[at] = new Date(fields[at] as number)
          return fields
        })
      }
      if (rows.length < PAGE) break
      const [instant, id] = rows.at(-1)!.slice(columns.length) as [number, string]
      last = { id, instant }
    }
  }
}

/** The newest scans, among those of the last days first: so seldom are all looked at. */
export async function readLatest(
  { codes, read, table }: Engine,
  { after, limit, selection, signal }: LatestQuestion,
): Promise<LatestRow[]> {
  const beyond = scanIdAt(Date.now() + 1)
  const fields = ['browser', 'city', 'code', 'country', 'deviceType', 'os', 'outcome', 'scanId', 'qrCode', 'trafficClass', 'scannedAt'] // prettier-ignore
  const since = async (start?: number): Promise<unknown[][]> => {
    const bind = createBind()
    const asked = start === undefined ? selection : { ...selection, start }
    const parts = [conditionOf(asked, bind), classesSQL(selection, bind)]
    parts.push(`scanId < ${bind.value('String', beyond)}`)
    if (after !== null && sortsAlike(after) && after < beyond) {
      parts.push(`scanId > ${bind.value('String', after)}`)
    }
    return read(
      `SELECT ${fields.map(columnSQL).join(', ')} FROM ${table} FINAL
      WHERE ${parts.join(' AND ')} ORDER BY scanId DESC LIMIT ${Math.trunc(limit)}`,
      bind,
      signal,
    )
  }
  let rows = await since(Date.now() - RECENT)
  if (rows.length < limit) rows = await since()
  const known = await idsOf(codes, rows.map((row) => row[8])) // prettier-ignore
  return rows.map((row) => {
    const named = Object.fromEntries(fields.map((field, at) => [field, row[at]]))
    return { ...named, qrCode: known.get(named.qrCode) ?? null } as LatestRow
  })
}

/** Milliseconds in which there are enough scans for a feed, where there are many. */
const RECENT = 2 * 86_400_000

/** Ids of codes as they are, by their text; without codes that are gone. */
async function idsOf(codes: Engine['codes'], texts: unknown[]): Promise<Map<unknown, unknown>> {
  const different = [...new Set(texts.filter((one) => typeof one === 'string'))]
  const ids = different.length > 0 ? await codes(different) : []
  return new Map(ids.map((id) => [String(id), id]))
}

/** The months that have scans of the selection, each as far as it is asked for. */
async function monthsOf(
  { read, table }: Engine,
  { selection, signal }: Pick<ExportQuestion, 'selection' | 'signal'>,
): Promise<{ end: number; start: number }[]> {
  const bind = createBind()
  const rows = await read(
    `SELECT DISTINCT toYYYYMM(scannedAt) AS month FROM ${table} WHERE ${conditionOf(selection, bind)} ORDER BY month`,
    bind,
    signal,
  )
  return (rows as [number][]).map(([month]) => {
    const [year, index] = [Math.floor(month / 100), (month % 100) - 1]
    return {
      end: Math.min(selection.end, Date.UTC(year, index + 1)),
      start: Math.max(selection.start, Date.UTC(year, index)),
    }
  })
}
