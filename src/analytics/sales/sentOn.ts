import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Scope, StatsQuery } from '../../vocabulary/questions.js'
import type { ID } from '../../vocabulary/scan.js'

import { mayViewAnalytics } from '../../access/mayViewAnalytics.js'
import { storeOf } from '../../store/storeOf.js'
import { readableDimensions } from '../scope/readableFields.js'

/** People sent on, by code and of all codes. */
export type SentOn = { codes: ReadonlyMap<ID, number>; total: number }

type Asked = Pick<StatsQuery, 'countries' | 'devices' | 'outcomes'> & {
  /** Epoch milliseconds; `null`: no end. */
  end: null | number
  scope: Scope
  start: null | number
}

/**
 * How many people were sent on: what sales are a share of. `null` for who may not see numbers of scans,
 * or not what became of them.
 */
export async function sentOn(
  req: PayloadRequest,
  options: QROptions,
  { countries, devices, end, outcomes, scope, start }: Asked,
): Promise<null | SentOn> {
  const dimensions = await readableDimensions(req, options)
  if (!dimensions.includes('outcome') || !(await mayViewAnalytics(options, req))) return null
  if (outcomes && !outcomes.includes('redirected')) return { codes: new Map(), total: 0 }
  const facts = await storeOf(req.payload, options).stats.facts({
    dimensions: [],
    limits: { breakdown: 0, courses: 0, points: 0 },
    selection: {
      classes: ['human'],
      codes: scope.codes,
      countries: countries ?? null,
      devices: devices ?? null,
      end: end ?? Date.now(),
      outcomes: ['redirected'],
      start: start ?? 0,
      ...(scope.where && { where: scope.where }),
    },
    want: ['codes', 'totals'],
  })
  return {
    codes: new Map(facts.codes.map(({ id, scans }) => [id, scans])),
    total: facts.totals.scans,
  }
}
