import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Person } from '../../vocabulary/store.js'

import { mayAnswerPeople } from '../../access/mayAnswerPeople.js'
import { mayViewContacts } from '../../access/mayViewContacts.js'
import { asID } from '../../analytics/scope/asID.js'
import { readableContacts } from '../../people/contacts/readableContacts.js'
import { describeFailure } from '../../people/sync/describeFailure.js'
import { erasePerson, findPerson } from '../../runtime/erasure/erasePerson.js'
import { paramsOf } from '../answering.js'
import { inTurn } from '../inTurn.js'

/**
 * For who may answer people (`access.privacy`): `GET /api/qr/person?visitor=…` (or `scan`, `contact`)
 * is all that is kept of somebody; `POST /api/qr/person/erase` with one of these and
 * `{ "confirm": true }` erases it.
 */
export function personEndpoints(options: QROptions): Endpoint[] {
  const guarded =
    (handler: (req: PayloadRequest) => Promise<Response>) => async (req: PayloadRequest) =>
      (await mayAnswerPeople(options, req)) ? handler(req) : refuse()
  return [
    { handler: guarded((req) => find(req, options)), method: 'get', path: '/qr/person' },
    { handler: guarded((req) => erase(req, options)), method: 'post', path: '/qr/person/erase' },
  ]
}

async function find(req: PayloadRequest, options: QROptions): Promise<Response> {
  const person = await personOf(req, options, Object.fromEntries(paramsOf(req)))
  if (person instanceof Response) return person
  const report = await findPerson(req, options, person)
  return Response.json(report, { headers: { 'Cache-Control': 'no-store' } })
}

async function erase(req: PayloadRequest, options: QROptions): Promise<Response> {
  await addDataAndFileToRequest(req)
  const {
    confirm,
    hubspot: elsewhere = true,
    reason = 'request',
    ...named
  } = (req.data ?? {}) as Record<string, unknown>
  if (confirm !== true || typeof elsewhere !== 'boolean' || typeof reason !== 'string') {
    return wrong('Erasing cannot be undone: send { "confirm": true } with "visitor", "scan" or "contact".') // prettier-ignore
  }
  const person = await personOf(req, options, named)
  if (person instanceof Response) return person
  const asked = { ...person, elsewhere, reason: reason.slice(0, 200) }
  return inTurn(req, async () => {
    try {
      return Response.json(await erasePerson(req, options, asked))
    } catch (error) {
      // thrown on, the statement would be logged with the values it was about
      const { category, message } = describeFailure(error)
      req.payload.logger.error(`payload-plugin-qr: erasing a person: ${message} (${category})`)
      return failed()
    }
  })
}

const NAMES = ['contact', 'scan', 'visitor'] as const

/** Who is meant, by exactly one name. A contact also needs the right to see contacts. */
async function personOf(
  req: PayloadRequest,
  options: QROptions,
  named: Record<string, unknown>,
): Promise<Person | Response> {
  const [name, ...more] = Object.keys(named)
  const value = named[name ?? '']
  const isKnown = (NAMES as readonly unknown[]).includes(name)
  if (!isKnown || more.length > 0 || !['number', 'string'].includes(typeof value) || value === '') {
    return wrong('Name one person by "visitor", "scan" or "contact".')
  }
  if (name !== 'contact') return { [name as 'scan' | 'visitor']: String(value) }
  if (options.crm.contacts === false) return wrong('There are no contacts: options.contacts is off.') // prettier-ignore
  if (!(await mayViewContacts(options, req))) return refuse()
  const id = asID(req.payload, options.slugs.contacts, value)
  if (id === null || !(await readableContacts(req, [id])).has(id)) return missing()
  return { contact: id }
}

const answer = (status: number, message: string): Response =>
  Response.json({ errors: [{ message }] }, { status })
const wrong = (message: string): Response => answer(400, message)
const refuse = (): Response => answer(403, 'You may not see what is kept of people.')
const missing = (): Response => answer(404, 'There is no such contact.')
const failed = (): Response =>
  answer(500, 'Not everything could be erased. Try again: what is gone already stays gone.')
