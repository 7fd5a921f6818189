import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Alert, AlertKind } from '../vocabulary/alerts.js'
import type { ID } from '../vocabulary/scan.js'

import { mayViewScans } from '../access/readableScans.js'
import { codesWithTotals } from '../analytics/scope/resolveScope.js'
import { storeOf } from '../store/storeOf.js'

/** What tells nothing of scans: whoever reads the code may read it. */
const WITHOUT_NUMBERS: readonly AlertKind[] = ['destination', 'ends-soon']

export type ReadableAlert = { title: string; trashed: boolean } & Alert

/** Alerts that hold just now and this person may read: of all codes, or of one. */
export async function readableAlerts(
  req: PayloadRequest,
  options: QROptions,
  code?: ID,
): Promise<ReadableAlert[]> {
  return forReader(req, options, await storeOf(req.payload, options).alerts.open(code))
}

/** Those of these alerts that are of codes, and of numbers, which this person may read. */
export async function forReader(
  req: PayloadRequest,
  options: QROptions,
  alerts: readonly Alert[],
): Promise<ReadableAlert[]> {
  const { alerts: looking } = options
  if (!req.user || looking === false || alerts.length === 0) return []
  const { docs } = await req.payload.find({
    collection: options.slugs.codes,
    depth: 0,
    disableErrors: true,
    draft: false,
    overrideAccess: false,
    pagination: false,
    req,
    select: { code: true, deletedAt: true, title: true },
    trash: true,
    where: { id: { in: [...new Set(alerts.map(({ qrCode }) => qrCode))] } },
  })
  type Doc = { code?: string; deletedAt?: null | string; id: ID; title?: string }
  const codes = new Map((docs as unknown as Doc[]).map((doc) => [doc.id, doc]))
  const numbers = (await mayViewScans(options, req)) && (await codesWithTotals(req, options))
  return alerts.flatMap((alert): ReadableAlert[] => {
    const doc = codes.get(alert.qrCode)
    const counts = numbers === 'all' || (numbers && numbers.has(alert.qrCode))
    if (!doc || !(counts || WITHOUT_NUMBERS.includes(alert.kind))) return []
    // A kind that was switched off is looked for no more, and would stay for ever.
    if (!looking.kinds.includes(alert.kind)) return []
    const title = doc.title || doc.code || String(doc.id)
    return [{ ...alert, title, trashed: Boolean(doc.deletedAt) }]
  })
}
