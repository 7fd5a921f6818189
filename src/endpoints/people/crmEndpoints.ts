import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayViewContacts } from '../../access/mayViewContacts.js'
import { mayViewSales } from '../../access/mayViewSales.js'
import { parseStatsParams } from '../../analytics/parseStatsParams.js'
import { salesFor } from '../../analytics/sales/salesFor.js'
import { asID } from '../../analytics/scope/asID.js'
import { lookUpFilters } from '../../analytics/scope/lookUpFilters.js'
import { contactStatus, crmStatus, LimitedReader } from '../../people/sync/crmStatus.js'
import { answering, cachedJSON, paramsOf } from '../answering.js'
import { inTurn } from '../inTurn.js'
import { check, type CRMAction, replay, resync, retry } from './crmActions.js'

/**
 * For who may see contacts: `GET /api/qr/crm` says how it stands, `…/contacts/:id` with one contact,
 * `…/revenue` what was sold. `POST /api/qr/crm/check` asks HubSpot; `…/retry` tries again what failed
 * and `…/resync` sends anew: `{ "id": … }` one contact, `{ "target": … }` one system, or all. `…/replay`
 * takes up messages that were set aside: `{ "id": … }` one, or all.
 */
export function crmEndpoints(options: QROptions): Endpoint[] {
  const actions: Record<string, CRMAction> = { check, replay, resync, retry }
  const guarded =
    (handler: (req: PayloadRequest) => Promise<Response>) => async (req: PayloadRequest) =>
      (await mayViewContacts(options, req)) ? answering(() => handler(req)) : forbidden()
  return [
    { handler: guarded(async (req) => json(await crmStatus(req))), method: 'get', path: '/qr/crm' },
    revenueEndpoint(options),
    {
      handler: guarded((req) => contact(req, options)),
      method: 'get',
      path: '/qr/crm/contacts/:id',
    },
    ...Object.entries(actions).map(([name, action]): Endpoint => ({
      handler: guarded(async (req) => {
        await addDataAndFileToRequest(req)
        return inTurn(req, () => answerOf(action, req, options))
      }),
      method: 'post',
      path: `/qr/crm/${name}`,
    })),
  ]
}

async function answerOf(action: CRMAction, req: PayloadRequest, options: QROptions) {
  try {
    const result = await action(req, options)
    return result === null ? missing() : json(result)
  } catch (error) {
    if (error instanceof LimitedReader) return forbidden(error.message)
    throw error
  }
}

async function contact(req: PayloadRequest, options: QROptions): Promise<Response> {
  const id = asID(req.payload, options.slugs.contacts, req.routeParams?.id)
  const rows = id === null ? null : await contactStatus(req, id)
  return rows ? json({ targets: rows }) : missing()
}

const json = (body: unknown): Response =>
  Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
const forbidden = (message = 'You may not see contacts.'): Response =>
  Response.json({ errors: [{ message }] }, { status: 403 })
/** The same for one that is not there and one this person may not read. */
const missing = (): Response =>
  Response.json({ errors: [{ message: 'There is no such contact.' }] }, { status: 404 })

/**
 * `GET /api/qr/crm/revenue`: what codes sold, with the parameters of statistics. `from` and `to` are
 * days of the sale; `country`, `device` and `outcome` are those of the scan that led to it. `traffic`
 * and `interval` change nothing: a sale is a sale, and there is no series.
 */
function revenueEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) =>
      answering(async () => {
        if (!(await mayViewSales(options, req))) {
          return Response.json({ errors: [{ message: 'You may not see sales.' }] }, { status: 403 })
        }
        const { limit, query, ...written } = parseStatsParams(paramsOf(req), Date.now())
        const { compare, countries, devices, from, outcomes, rules, to, tz } = query
        const sales = await salesFor(req, options, {
          ...(await lookUpFilters(req, options, written)),
          ...(compare && { compare }),
          ...(countries && { countries }),
          ...(devices && { devices }),
          ...(outcomes && { outcomes }),
          ...(rules && { rules }),
          days: { from, to, tz },
          limit,
        })
        return cachedJSON(req, sales)
      }),
    method: 'get',
    path: '/qr/crm/revenue',
  }
}
