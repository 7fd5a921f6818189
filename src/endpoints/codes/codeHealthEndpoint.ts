import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { mayViewScans } from '../../access/readableScans.js'
import { type CodeHealth, codeHealth, HEALTH } from '../../analytics/codeHealth.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { asID } from '../../analytics/scope/asID.js'
import { resolveScope } from '../../analytics/scope/resolveScope.js'
import { storeOf } from '../../store/storeOf.js'
import { SLOT } from '../../vocabulary/slot.js'
import { answering, paramsOf, signalOf } from '../answering.js'

const MOST = 250
const DAY = 86_400_000

type Row = {
  createdAt: string
  firstScanAt: null | string
  id: ID
  lastScanAt: null | string
}

/** `GET /api/qr-codes/health?ids=1,2,3`: `{ [id]: 'active' | … }` for a page of the list, in one go. */
export function codeHealthEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'get',
    path: '/health',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  if (!(await mayViewScans(options, req))) throw new Forbidden(req.t)
  const scope = await resolveScope(req, options, { codes: idsOf(req, options) })
  // Health is of all scans of a code: a rule about single scans cannot be obeyed but so.
  if (scope.where) return Response.json({})
  const rows = await readRows(req, options, scope.codes as ID[])
  const now = Date.now()
  const [recent, previous] = await Promise.all([
    countScans(req, options, rows, [now - HEALTH.window * DAY, now + SLOT]),
    countScans(req, options, rows, [now - 2 * HEALTH.window * DAY, now - HEALTH.window * DAY]),
  ])
  const health: Record<string, CodeHealth> = {}
  for (const { id, ...row } of rows) {
    health[id] = codeHealth(
      { ...row, previous: previous.get(id) ?? 0, recent: recent.get(id) ?? 0 },
      now,
    )
  }
  return Response.json(health, { headers: { 'Cache-Control': 'private, max-age=30' } })
}

function idsOf(req: PayloadRequest, { slugs }: QROptions): ID[] {
  const given = (paramsOf(req).get('ids') ?? '').split(',').filter(Boolean)
  const ids = given.map((id) => asID(req.payload, slugs.codes, id)).filter((id) => id !== null)
  if (ids.length === 0 || ids.length > MOST || ids.length < given.length) {
    throw new ParameterError('ids', `1 to ${MOST} ids of codes, separated by commas`)
  }
  return ids
}

async function readRows(req: PayloadRequest, options: QROptions, readable: ID[]): Promise<Row[]> {
  const asked = { depth: 0, overrideAccess: false, pagination: false, req } as const
  const [codes, counters] = await Promise.all([
    req.payload.find({
      ...asked,
      collection: options.slugs.codes,
      select: { createdAt: true },
      trash: true,
      where: { id: { in: readable } },
    }),
    req.payload.find({
      ...asked,
      collection: options.slugs.counters,
      select: { firstScanAt: true, lastScanAt: true, qrCode: true },
      where: { qrCode: { in: readable } },
    }),
  ])
  const counts = new Map(
    (counters.docs as unknown as ({ qrCode: ID } & Row)[]).map((row) => [row.qrCode, row]),
  )
  return (codes.docs as unknown as Row[]).map(({ createdAt, id }) => ({
    createdAt,
    firstScanAt: counts.get(id)?.firstScanAt ?? null,
    id,
    lastScanAt: counts.get(id)?.lastScanAt ?? null,
  }))
}

async function countScans(
  req: PayloadRequest,
  options: QROptions,
  rows: Row[],
  [start, end]: [number, number],
): Promise<Map<ID, number>> {
  if (rows.length === 0) return new Map()
  const slot = (at: number): number => Math.floor(at / SLOT) * SLOT
  const { codes } = await storeOf(req.payload, options).stats.facts({
    limits: { breakdown: 0, courses: 0, points: 0 },
    selection: {
      classes: ['human'],
      codes: rows.map(({ id }) => id),
      countries: null,
      devices: null,
      outcomes: null,
      end: slot(end),
      start: slot(start),
    },
    want: ['codes'],
    ...signalOf(req),
  })
  return new Map(codes.map(({ id, scans }) => [id, scans]))
}
