import { z } from 'zod'

import type { Tool } from './tool.js'

import { analyticsFor } from '../../analytics/analyticsFor.js'
import { parseStatsParams } from '../../analytics/parseStatsParams.js'
import { lookUpFilters } from '../../analytics/scope/lookUpFilters.js'
import { optionsOf } from '../../options/optionsOf.js'
import { answer } from './tool.js'

const NAMES = ['campaign', 'code', 'from', 'tag', 'to', 'tz'] as const
const DIMENSIONS = ['country', 'city', 'deviceType'] as const
const TOP = 5

/** How codes are scanned, in the numbers the admin shows. */
export const readNumbers: Tool = {
  name: 'readQRNumbers',
  description:
    'Scans by people of QR codes in some days: totals, each day, the most scanned codes, countries, cities and devices. Of all codes you may read, or of some.',
  handler: async (args, req) => {
    const options = optionsOf(req.payload)
    const analytics = await analyticsFor(req, options)
    const params = new URLSearchParams()
    for (const name of NAMES) if (args[name] !== undefined) params.set(name, String(args[name]))
    const { query, ...written } = parseStatsParams(params, Date.now())
    const asked = { ...query, ...(await lookUpFilters(req, options, written)) }
    const limits = { limits: { breakdown: TOP, top: TOP } }
    const [{ days, range, totals }, codes, ...breakdowns] = await Promise.all([
      analytics.daily(asked),
      analytics.topCodes(asked, limits),
      ...DIMENSIONS.map((dimension) => analytics.breakdown(dimension, asked, limits)),
    ])
    return answer({
      codes,
      days: days.map(({ scans }) => scans),
      range,
      totals,
      ...Object.fromEntries(DIMENSIONS.map((name, at) => [name, breakdowns[at]!.rows])),
    })
  },
  parameters: {
    campaign: z.string().max(200).optional().describe('Ids or slugs of campaigns, by commas'),
    code: z.string().max(500).optional().describe('Texts of codes, by commas'),
    from: z.string().max(10).optional().describe('First day, 2026-03-29. Default: 30 days'),
    tag: z.string().max(200).optional().describe('Tags, by commas'),
    to: z.string().max(10).optional().describe('Last day. Default: today'),
    tz: z.string().max(60).optional().describe('IANA time zone. Default UTC'),
  },
}
