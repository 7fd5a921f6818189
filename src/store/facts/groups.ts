import type { Dimension } from '../../vocabulary/questions.js'
import type { FactBreakdown, ScanFacts, SpanFacts } from '../../vocabulary/statistics.js'

import { limited } from './limited.js'

/** The columns a breakdown groups by: the value, then what tells equal values apart. */
export const GROUPS: Record<Dimension, readonly string[]> = {
  alias: ['alias'],
  asOrganization: ['asOrganization'],
  browser: ['browser'],
  channel: ['channel'],
  city: ['city', 'country', 'regionName'],
  country: ['country'],
  deviceType: ['deviceType'],
  language: ['language'],
  os: ['os'],
  outcome: ['outcome'],
  postalCode: ['postalCode', 'country'],
  referrer: ['referrer'],
  region: ['regionName', 'country'],
  rule: ['rule'],
  utmCampaign: ['utmCampaign'],
  utmContent: ['utmContent'],
  utmMedium: ['utmMedium'],
  utmSource: ['utmSource'],
  utmTerm: ['utmTerm'],
}

export const DIMENSIONS = Object.keys(GROUPS) as Dimension[]

/** What is asked of a span, and said of it. */
export const SPAN = ['totals', 'visitors'] as const
export const inSpan = ({ outcomes, totals, visitors }: ScanFacts): SpanFacts => ({
  outcomes,
  totals,
  visitors,
})

/** Rows of the columns a breakdown groups by, `k0` and on, with their scans. */
export function breakdownOf(
  dimension: Dimension,
  rows: Record<string, unknown>[],
  limit: number,
): FactBreakdown {
  const [, ...more] = GROUPS[dimension]
  const text = (value: unknown): null | string => (value as null | string) ?? null
  const groups = rows.map((row) => ({
    value: text(row.k0),
    ...(more.includes('country') ? { country: text(row.k1) } : {}),
    ...(more.includes('regionName') ? { region: text(row.k2) } : {}),
  }))
  const scans = Float64Array.from(rows, (row) => row.scans as number)
  return limited(scans, (index) => groups[index]!, limit)
}
