import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { asID } from '../../analytics/scope/asID.js'
import { mayViewContacts } from '../../access/mayViewContacts.js'
import { LimitedReader, contactStatus, crmStatus } from '../../people/sync/crmStatus.js'
import { answering } from '../answering.js'
import { inTurn } from '../inTurn.js'
import { check, replay, resync, retry, type CRMAction } from './crmActions.js'
import { revenueEndpoint } from './revenueEndpoint.js'

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
