import type { ID, ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { arrayLiteral, type Prepared, preparedName } from '../../prepared.js'
import { keyPart, type Numbers } from '../dictionary/words.js'

type Value = boolean | null | number | string
type Columns = Record<string, (scan: ScanRecord, numbers: Numbers) => Value>

/** Columns of the insert: fields of the collection that a record fills, with what goes into them. */
const OWN: Columns = {
  scanId: (scan) => scan.scanId,
  scannedAt: (scan) => scan.scannedAt,
  place: (_, { place }) => place,
  client: (_, { client }) => client,
  visitor: (scan) => scan.visitor,
}
/** Those that say the same of most scans of a batch. */
const alikeColumns = (gone: ReadonlySet<ID>): Columns => ({
  // A code that was deleted is nobody's.
  qrCode: ({ qrCode }) => (gone.has(qrCode) ? null : qrCode),
  code: (scan) => scan.code,
  outcome: (scan) => scan.outcome,
  link: (_, { link }) => link,
  referrer: (scan) => scan.referrer,
  language: (scan) => scan.language,
  rawQuery: (scan) => scan.rawQuery,
  trafficClass: (scan) => scan.trafficClass,
  trafficScore: (scan) => scan.trafficScore,
  trafficReasons: ({ trafficReasons: reasons }) =>
    reasons.length === 0 ? '[]' : JSON.stringify(reasons),
  rulesVersion: (scan) => scan.rulesVersion,
})

/**
 * Facts a scan can do without while the database lacks their columns. Numbers are made from all
 * others, so a scan waits for those.
 */
const DISPENSABLE: readonly string[] = [
  'language',
  'rawQuery',
  'referrer',
  'rulesVersion',
  'trafficScore',
]

type Line = { numbers: Numbers; scan: ScanRecord }

/**
 * Inserts scans. What many have in common goes to the database once: a hot code has a handful of such
 * sets. Two processes with the same scans meet at the lock of their codes, so the order is free.
 */
export function insertStatement(schema: Schema) {
  const { has } = schema.scans
  const shared = Object.keys(alikeColumns(new Set())).filter(
    (name) => has(name) || !DISPENSABLE.includes(name),
  )
  const text = textOf(schema, shared)
  const statement = { name: preparedName('insert-scans', text), text }
  return (
    scans: readonly ScanRecord[],
    numbers: readonly Numbers[],
    gone: ReadonlySet<ID>,
  ): Prepared => {
    const lines = scans.map((scan, at): Line => ({ numbers: numbers[at]!, scan }))
    const all = alikeColumns(gone)
    const columns = shared.map((name) => all[name]!)
    const { places, sets } = alike(lines, columns)
    const own = Object.values(OWN)
    const values = [...valuesOf(own, lines), `{${places.join()}}`, ...valuesOf(columns, sets)]
    return { ...statement, values }
  }
}

const valuesOf = (columns: readonly Columns[string][], lines: readonly Line[]): string[] =>
  columns.map((valueOf) => arrayLiteral(lines.map(({ numbers, scan }) => valueOf(scan, numbers))))

/** One line of each kind, and for every line which kind it is, counted from 1. */
function alike(
  lines: readonly Line[],
  columns: readonly Columns[string][],
): { places: number[]; sets: Line[] } {
  const known = new Map<string, number>()
  const sets: Line[] = []
  const places = lines.map((line) => {
    let key = ''
    for (const valueOf of columns) key += keyPart(valueOf(line.scan, line.numbers))
    let place = known.get(key)
    if (place === undefined) known.set(key, (place = sets.push(line)))
    return place
  })
  return { places, sets }
}

function textOf({ scans }: Schema, shared: string[]): string {
  const own = Object.keys(OWN)
  // Instants come as milliseconds: nothing is quicker to write and to read.
  const type = (name: string): string => (name === 'scannedAt' ? 'float8' : scans.type(name))
  const list = (names: string[], after: number): string =>
    names.map((name, at) => `$${after + at + 1}::${type(name)}[]`).join(', ')
  const named = (names: string[]): string => names.map((name) => `"${name}"`).join(', ')
  const value = (name: string): string => {
    if (name === 'scannedAt') return 'to_timestamp(i."scannedAt" / 1000)'
    return own.includes(name) ? `i."${name}"` : `s."${name}"`
  }
  const names = [...own, ...shared]
  return `INSERT INTO ${scans.name} (${names.map(scans.column).join(', ')})
  SELECT ${names.map(value).join(', ')}
  FROM unnest(${list(own, 0)}, $${own.length + 1}::int[]) AS i(${named(own)}, set)
  JOIN unnest(${list(shared, own.length + 1)}) WITH ORDINALITY AS s(${named(shared)}, number)
    ON s.number = i.set`
}
