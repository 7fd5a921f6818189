import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { mayViewContacts } from '../../access/mayViewContacts.js'
import { asID } from '../../analytics/scope/asID.js'
import { readableContacts } from '../../people/contacts/readableContacts.js'
import { eraseContact } from '../../people/erasure/eraseContact.js'
import { describeFailure } from '../../people/sync/describeFailure.js'
import { inRequestTransaction } from '../../store/inRequestTransaction.js'
import { inTurn } from '../inTurn.js'

/**
 * `POST /api/qr-contacts/:id/erase` with `{ "confirm": true, "hubspot": true, "reason": "…" }`. Cannot
 * be undone; `hubspot: false` leaves the record there.
 */
export function eraseContactEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      if (!(await mayViewContacts(options, req))) return refuse()
      await addDataAndFileToRequest(req)
      const {
        confirm,
        hubspot = true,
        reason = 'request',
      } = (req.data ?? {}) as Record<string, unknown>
      if (confirm !== true || typeof hubspot !== 'boolean' || typeof reason !== 'string') {
        const message =
          'Erasing cannot be undone: send { "confirm": true }, and { "hubspot": false } to keep the record there.'
        return Response.json({ errors: [{ message }] }, { status: 400 })
      }
      const id = asID(req.payload, options.slugs.contacts, req.routeParams?.id)
      if (id === null || !(await readableContacts(req, [id])).has(id)) return missing()
      return inTurn(req, () => erase(req, options, { hubspot, id, reason: reason.slice(0, 200) }))
    },
    method: 'post',
    path: '/:id/erase',
  }
}

type Asked = { hubspot: boolean; id: ID; reason: string }

async function erase(
  req: PayloadRequest,
  options: QROptions,
  { hubspot: elsewhere, id, reason }: Asked,
): Promise<Response> {
  try {
    const erased = await inRequestTransaction(req, () =>
      eraseContact(req, options, { elsewhere, id, reason }),
    )
    return erased ? Response.json({ erased: true }) : missing()
  } catch (error) {
    // thrown on, the statement would be logged with the values it was about
    const { category, message } = describeFailure(error)
    req.payload.logger.error(`payload-plugin-qr: erasing contact ${id}: ${message} (${category})`)
    return failed()
  }
}

const refuse = (): Response =>
  Response.json({ errors: [{ message: 'You may not see contacts.' }] }, { status: 403 })
const failed = (): Response =>
  Response.json(
    { errors: [{ message: 'This person could not be erased; nothing has changed. Try again.' }] },
    { status: 500 },
  )
const missing = (): Response =>
  Response.json({ errors: [{ message: 'There is no such contact.' }] }, { status: 404 })
