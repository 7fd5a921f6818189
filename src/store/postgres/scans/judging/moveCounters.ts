import type { PoolClient } from 'pg'

import type { StoredScan } from '../../../../vocabulary/judgement.js'
import type { Traffic } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { takesPlace } from '../../../../vocabulary/takesPlace.js'
import { countsSQL, sentGoneSQL } from '../../statistics/rollups/recountCounters.js'

/** A scan and what it is from now on; `null`: it is gone. */
export type Moved = { scan: StoredScan; traffic: null | Pick<Traffic, 'class' | 'reasons'> }

/** What scans that change their class, or go, add to the counters of one code. */
type Move = {
  allScans: number
  code: string
  /** Instants of scans that are human from now on, and of those that were. */
  came: number[]
  /** Some were sent on and are people now, so there may be more of them than were counted. */
  isSent: boolean
  scans: number
  visitors: number
  went: number[]
}

/**
 * Works out what scans that are about to change their class, or to go, change in the counters of their codes.
 * Nobody else may write scans of these codes meanwhile. Resolves to what writes it once they changed.
 */
export async function moveCounters(
  client: PoolClient,
  schema: Schema,
  moved: readonly Moved[],
): Promise<() => Promise<void>> {
  const moves = new Map<string, Move>()
  const visitors = new Map<string, { change: number; code: string; visitor: string }>()
  for (const { scan, traffic } of moved) {
    const { code, scannedAt, trafficClass, trafficReasons, visitor } = scan
    if (code === null) continue
    let move = moves.get(code)
    if (!move) moves.set(code, (move = nothing(code)))
    const wasSent = takesPlace(trafficClass, trafficReasons)
    const isSent = traffic !== null && takesPlace(traffic.class, traffic.reasons)
    if (!traffic) move.allScans -= 1
    move.isSent ||= scan.outcome === 'redirected' && isSent && !wasSent
    const change = Number(traffic?.class === 'human') - Number(trafficClass === 'human')
    if (change === 0) continue
    move.scans += change
    ;(change > 0 ? move.came : move.went).push(scannedAt)
    if (visitor === null) continue
    const key = `${code} ${visitor}`
    const known = visitors.get(key)
    if (known) known.change += change
    else visitors.set(key, { change, code, visitor })
  }
  await countVisitors(client, schema, [...visitors.values()], moves)
  return async () => {
    if (moves.size > 0) await writeMoves(client, schema, [...moves.values()])
  }
}

const nothing = (code: string): Move => ({
  allScans: 0,
  came: [],
  code,
  isSent: false,
  scans: 0,
  visitors: 0,
  went: [],
})

/** A visitor comes with the first human scan and goes with the last. */
async function countVisitors(
  client: PoolClient,
  { codes, scans }: Schema,
  pairs: readonly { change: number; code: string; visitor: string }[],
  moves: ReadonlyMap<string, Move>,
): Promise<void> {
  if (pairs.length === 0) return
  const s = (field: string): string => `s.${scans.column(field)}`
  const { rows } = await client.query<{ before: string }>(
    `SELECT (SELECT count(*) FROM ${scans.name} s WHERE ${s('qrCode')} = p.code
      AND ${s('visitor')} = p.visitor AND ${s('trafficClass')} = 'human') AS before
    FROM unnest($1::${codes.type('id')}[], $2::varchar[]) WITH ORDINALITY AS p(code, visitor, place)
    ORDER BY p.place`,
    [pairs.map(({ code }) => code), pairs.map(({ visitor }) => visitor)],
  )
  pairs.forEach(({ change, code }, index) => {
    const before = Number(rows[index]!.before)
    moves.get(code)!.visitors += Number(before + change > 0) - Number(before > 0)
  })
}

type Counter = { code: string; first: null | string; last: null | string }
type Known = { gone: string } & Counter
type Counted = { sent: string } & Counter

async function writeMoves(
  client: PoolClient,
  schema: Schema,
  moves: readonly Move[],
): Promise<void> {
  const { counters } = schema
  const n = counters.column
  const time = (field: string): string => `extract(epoch FROM ${n(field)}) * 1000`
  const { rows } = await client.query<Known>(
    `SELECT ${n('qrCode')}::text AS code, ${time('firstScanAt')} AS first, ${time('lastScanAt')} AS last,
      ${sentGoneSQL(counters)} AS gone
    FROM ${counters.name} c WHERE ${n('qrCode')}::text = ANY($1) ORDER BY ${n('qrCode')} FOR UPDATE`,
    [moves.map(({ code }) => code)],
  )
  const known = new Map(rows.map((row) => [row.code, row]))
  const counted = await recount(
    client,
    schema,
    moves.filter((move) => isUnclear(move, known.get(move.code))).map(({ code }) => code),
  )
  const lines = moves.flatMap((move) => {
    const before = known.get(move.code)
    return before ? [lineOf(move, before, counted.get(move.code))] : []
  })
  const of = (name: keyof ReturnType<typeof lineOf>) => lines.map((line) => line[name])
  await client.query(
    `UPDATE ${counters.name} AS counter SET
      ${n('allScans')} = counter.${n('allScans')} + m.all_scans,
      ${n('scans')} = counter.${n('scans')} + m.scans,
      ${n('visitors')} = counter.${n('visitors')} + m.visitors,
      ${n('sent')} = GREATEST(counter.${n('sent')}, m.sent),
      ${n('firstScanAt')} = to_timestamp(m.first / 1000), ${n('lastScanAt')} = to_timestamp(m.last / 1000)
    FROM unnest($1::text[], $2::int[], $3::int[], $4::float8[], $5::float8[], $6::float8[], $7::int[])
      AS m(code, scans, visitors, sent, first, last, all_scans)
    WHERE counter.${n('qrCode')}::text = m.code`,
    [of('code'), of('scans'), of('visitors'), of('sent'), of('first'), of('last'), of('allScans')],
  )
}

/** Whether the scans of a code have to be asked what is left: its first or last one went, or somebody was sent on. */
const isUnclear = ({ isSent, went }: Move, counter: Counter | undefined): boolean =>
  isSent || went.some((at) => at === numberOf(counter?.first) || at === numberOf(counter?.last))

const numberOf = (value: null | string | undefined): null | number =>
  value === null || value === undefined ? null : Number(value)

function lineOf(
  { allScans, came, code, scans, visitors, went }: Move,
  before: Known,
  counted?: Counted,
) {
  const instants = (edge: null | string): number[] =>
    edge === null ? came : [...came, Number(edge)]
  const least = (list: number[]) => (list.length > 0 ? Math.min(...list) : null)
  const greatest = (list: number[]) => (list.length > 0 ? Math.max(...list) : null)
  // Only an end that went is asked of the scans: one that stayed may be known to nothing but this counter.
  const isGone = (edge: null | string): boolean => went.includes(numberOf(edge) ?? NaN)
  const first = isGone(before.first) ? numberOf(counted?.first) : least(instants(before.first))
  const last = isGone(before.last) ? numberOf(counted?.last) : greatest(instants(before.last))
  return {
    allScans,
    code,
    first,
    // of scans that retention took away the first is remembered
    last: last ?? first,
    scans,
    // A place that was taken stays taken: a counter of these only grows.
    sent: counted ? Number(counted.sent) + Number(before.gone) : 0,
    visitors,
  }
}

async function recount(
  client: PoolClient,
  { codes, scans }: Schema,
  wanted: readonly string[],
): Promise<Map<string, Counted>> {
  if (wanted.length === 0) return new Map()
  const s = (field: string): string => `s.${scans.column(field)}`
  const human = `FILTER (WHERE ${s('trafficClass')} = 'human')`
  const { rows } = await client.query<Counted>(
    `SELECT ${s('qrCode')}::text AS code, ${countsSQL(s).sent} AS sent,
      extract(epoch FROM min(${s('scannedAt')}) ${human}) * 1000 AS first,
      extract(epoch FROM max(${s('scannedAt')}) ${human}) * 1000 AS last
    FROM ${scans.name} s WHERE ${s('qrCode')} = ANY($1::${codes.type('id')}[]) GROUP BY 1`,
    [wanted],
  )
  return new Map(rows.map((row) => [row.code, row]))
}
