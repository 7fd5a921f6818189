import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { lookUpFilters } from '../../analytics/scope/lookUpFilters.js'
import { parseStatsParams } from '../../analytics/parseStatsParams.js'
import { salesFor } from '../../analytics/sales/salesFor.js'
import { mayViewSales } from '../../access/mayViewSales.js'
import { answering, paramsOf } from '../answering.js'
import { cachedJSON } from '../analytics/cachedJSON.js'

/**
 * `GET /api/qr/crm/revenue`: what codes sold, with the parameters of statistics. `from` and `to` are
 * days of the sale; `country`, `device` and `outcome` are those of the scan that led to it. `traffic`
 * and `interval` change nothing: a sale is a sale, and there is no series.
 */
export function revenueEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) =>
      answering(async () => {
        if (!(await mayViewSales(options, req))) {
          return Response.json({ errors: [{ message: 'You may not see sales.' }] }, { status: 403 })
        }
        const { limit, query, ...written } = parseStatsParams(paramsOf(req), Date.now())
        const { compare, countries, devices, from, outcomes, to, tz } = query
        const sales = await salesFor(req, options, {
          ...(await lookUpFilters(req, options, written)),
          ...(compare && { compare }),
          ...(countries && { countries }),
          ...(devices && { devices }),
          ...(outcomes && { outcomes }),
          days: { from, to, tz },
          limit,
        })
        return cachedJSON(req, sales)
      }),
    method: 'get',
    path: '/qr/crm/revenue',
  }
}
