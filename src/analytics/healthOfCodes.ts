import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Scope } from '../vocabulary/questions.js'
import type { ID } from '../vocabulary/scan.js'
import type { FactQuestion } from '../vocabulary/statistics.js'

import { storeOf } from '../store/storeOf.js'
import { SLOT } from '../vocabulary/slot.js'
import { type CodeHealth, codeHealth, HEALTH } from './codeHealth.js'
import { bucketsOf } from './time/bucketsOf.js'
import { rangeOf } from './time/rangeOf.js'
import { type Slots, sparklineOf } from './time/slots.js'
import { addDays, dateAt } from './time/zone.js'

const DAY = 86_400_000

/** Human scans of the last days, and what they say. */
export type HealthOf = { days: number[]; health: CodeHealth | null }

type Row = {
  createdAt: string
  firstScanAt: null | string
  id: ID
  lastScanAt: null | string
}

/** The health of a page of codes and the days it is read from, by one question to the rollups. */
export async function healthOfCodes(
  req: PayloadRequest,
  options: QROptions,
  { codes, signal, tz }: { codes: ID[]; signal?: AbortSignal; tz: string },
): Promise<Map<ID, HealthOf>> {
  const now = Date.now()
  const rows = await readRows(req, options, codes, false)
  if (rows.length === 0) return new Map()
  const to = dateAt(tz, now)
  const range = rangeOf({ from: addDays(to, 1 - HEALTH.asleepDays), to, tz })
  const start = Date.parse(range.start)
  const { courses } = await storeOf(req.payload, options).stats.facts({
    ...questionOf(
      rows.map(({ id }) => id),
      start,
      Date.parse(range.end),
    ),
    limits: { breakdown: 0, courses: rows.length, points: 0 },
    want: ['codes', 'courses'],
    ...(signal && { signal }),
  })
  const slots = new Map(courses.map((one) => [one.id, one.slots]))
  const buckets = bucketsOf(range, 'day')
  return new Map(
    rows.map(({ id, ...row }) => {
      const counts: Slots = { counts: slots.get(id) ?? [], start }
      const [previous, recent] = sparklineOf(counts, windowsAt(now))
      const health = codeHealth({ ...row, previous: previous!, recent: recent! }, now)
      return [id, { days: sparklineOf(counts, buckets), health }]
    }),
  )
}

/** The health of each code of a scope that has one: what a list is filtered and sorted by. */
export async function healthsIn(
  req: PayloadRequest,
  options: QROptions,
  { codes }: Scope,
): Promise<Map<ID, CodeHealth>> {
  const now = Date.now()
  const rows = await readRows(req, options, codes, true)
  const [previous, recent] = await Promise.all(
    windowsAt(now).map(async ({ end, start }) => {
      const { facts } = storeOf(req.payload, options).stats
      const asked = { ...questionOf(codes, start, end), want: ['codes'] } as const
      const limits = { breakdown: 0, courses: 0, points: 0 }
      return new Map((await facts({ ...asked, limits })).codes.map(({ id, scans }) => [id, scans]))
    }),
  )
  const found = new Map<ID, CodeHealth>()
  for (const { id, ...row } of rows) {
    const counted = { previous: previous!.get(id) ?? 0, recent: recent!.get(id) ?? 0 }
    const health = codeHealth({ ...row, ...counted }, now)
    if (health) found.set(id, health)
  }
  return found
}

/** The two windows that are compared, cut as the rollups are. */
function windowsAt(now: number) {
  const slot = (at: number): number => Math.floor(at / SLOT) * SLOT
  const [first, middle] = [slot(now - 2 * HEALTH.window * DAY), slot(now - HEALTH.window * DAY)]
  return [
    { end: middle, label: 'previous', start: first },
    { end: slot(now + SLOT), label: 'recent', start: middle },
  ]
}

const questionOf = (
  codes: Scope['codes'],
  start: number,
  end: number,
): Pick<FactQuestion, 'selection'> => ({
  selection: {
    classes: ['human'],
    codes,
    countries: null,
    devices: null,
    outcomes: null,
    end,
    start,
  },
})

/** @param overrideAccess where the codes are those of a scope already */
async function readRows(
  req: PayloadRequest,
  { slugs }: QROptions,
  codes: Scope['codes'],
  overrideAccess: boolean,
): Promise<Row[]> {
  const asked = { depth: 0, overrideAccess, pagination: false, req } as const
  const [found, counters] = await Promise.all([
    req.payload.find({
      ...asked,
      collection: slugs.codes,
      select: { createdAt: true },
      trash: true,
      // static ones are not counted
      where: {
        and: [
          { kind: { not_equals: 'static' } },
          ...(codes === 'all' ? [] : [{ id: { in: codes } }]),
        ],
      },
    }),
    req.payload.find({
      ...asked,
      collection: slugs.counters,
      select: { firstScanAt: true, lastScanAt: true, qrCode: true },
      where: codes === 'all' ? {} : { qrCode: { in: codes } },
    }),
  ])
  const counts = new Map(
    (counters.docs as unknown as ({ qrCode: ID } & Row)[]).map((row) => [row.qrCode, row]),
  )
  return (found.docs as unknown as Row[]).map(({ createdAt, id }) => ({
    createdAt,
    firstScanAt: counts.get(id)?.firstScanAt ?? null,
    id,
    lastScanAt: counts.get(id)?.lastScanAt ?? null,
  }))
}
