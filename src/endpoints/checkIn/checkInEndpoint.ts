import type { Endpoint, PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { mayCheckIn } from '../../access/mayCheckIn.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { attendWithCode } from '../../people/contacts/attendWithCode.js'
import { inRequestTransaction } from '../../store/inRequestTransaction.js'
import { storeOf } from '../../store/storeOf.js'
import { ticketIn } from '../../vocabulary/ticketIn.js'
import { createTicketSigner } from '../../vocabulary/ticketText.js'
import { answering } from '../answering.js'

/**
 * `admitted`: let in now. `used`: somebody was before, see `at`. `unsigned`: the text has no signature.
 * `foreign`: not signed here, or no ticket this person may read. `off`: paused, or outside
 * its dates.
 */
export type CheckInAnswer = {
  /** When somebody was let in, an ISO instant; `null`: nobody was. */
  at: null | string
  result: 'admitted' | 'foreign' | 'off' | 'unsigned' | 'used'
  /** Of the code; `null` where it is none of ours. */
  title: null | string
}

/** A device that was offline may ask so many milliseconds late. */
const LATE = 48 * 3_600_000
const AHEAD = 60_000

/**
 * `POST /api/qr/check-in` with `{ "text": "…", "attempt": "…", "at": "…" }`: lets somebody in with a code that
 * is a ticket, once. `text` is the code or the address in its symbol. For `access.checkIn`, by codes the
 * person may read.
 */
export function checkInEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'post',
    path: '/qr/check-in',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  if (!(await mayCheckIn(options, req))) {
    return Response.json(
      { errors: [{ message: 'You may not check anybody in.' }] },
      { status: 403 },
    )
  }
  const asked = askedIn(await req.json?.().catch(() => null))
  return Response.json(await admit(req, options, asked), {
    headers: { 'Cache-Control': 'private, no-store' },
  })
}

type Asked = { at: number; attempt: string; text: string }

function askedIn(body: unknown): Asked {
  const { at, attempt, text } = (body ?? {}) as Record<string, unknown>
  if (typeof text !== 'string' || text.trim() === '' || text.length > 2_000) {
    throw new ParameterError('text', 'the code, or the address in its symbol')
  }
  if (attempt !== undefined && (typeof attempt !== 'string' || !/^[\w-]{8,64}$/.test(attempt))) {
    throw new ParameterError('attempt', '8 to 64 letters, digits, hyphens or underscores')
  }
  const now = Date.now()
  const instant = at === undefined ? now : Date.parse(String(at))
  if (!(instant > now - LATE && instant < now + AHEAD)) {
    throw new ParameterError('at', 'an instant of the last 48 hours, like 2026-05-01T18:00:00.000Z')
  }
  return { at: instant, attempt: attempt ?? randomUUID(), text }
}

const refused = (result: CheckInAnswer['result'], title: null | string = null): CheckInAnswer => ({
  at: null,
  result,
  title,
})

async function admit(
  req: PayloadRequest,
  options: QROptions,
  { at, attempt, text }: Asked,
): Promise<CheckInAnswer> {
  const code = ticketIn(text)
  const verdict = code === null ? 'unsigned' : createTicketSigner(req.payload.secret).verify(code)
  if (verdict !== 'signed') return refused(verdict)
  const ticket = await readableTicket(req, options, { code: code!, host: hostIn(text, options) })
  if (!ticket) return refused('foreign')
  const { id, title } = ticket
  if (!isOn(ticket, at)) return refused('off', title)
  const by = `${req.user!.collection}:${req.user!.id}`
  return inRequestTransaction(req, async () => {
    const known = await storeOf(req.payload, options).checkIn(id, { at, attempt, by }, req)
    const isFirst = known.attempt === attempt
    const contact =
      isFirst && options.crm.contacts !== false ? await contactOf(req, options, id) : null
    if (contact !== null) await attendWithCode(req, options, { at: known.at, code: id, contact })
    return {
      at: new Date(known.at).toISOString(),
      result: isFirst ? 'admitted' : 'used',
      title,
    } as const
  })
}

type Ticket = {
  expiresAt: null | string
  host?: null | string
  id: ID
  startsAt: null | string
  status: null | string
  title: string
}

/**
 * By its own text: an alias is for people who type. Where several domains have that text it is the ticket of
 * the domain that was scanned.
 */
async function readableTicket(
  req: PayloadRequest,
  { slugs }: QROptions,
  { code, host }: { code: string; host: null | string },
): Promise<null | Ticket> {
  const { docs } = await req.payload.find({
    collection: slugs.codes,
    depth: 0,
    // who may read none finds none
    disableErrors: true,
    overrideAccess: false,
    pagination: false,
    req,
    where: { and: [{ code: { equals: code } }, { ticket: { equals: true } }] },
  })
  const tickets = docs as unknown as Ticket[]
  if (tickets.length < 2) return tickets[0] ?? null
  return tickets.find((ticket) => (ticket.host ?? null) === host) ?? null
}

/** The domain of an address; `null`: the default one, and that of a bare code. */
function hostIn(text: string, { domains }: QROptions): null | string {
  const asked = URL.canParse(text.trim()) ? new URL(text.trim()).host : null
  return domains.find(({ host }) => host === asked)?.host ?? null
}

function isOn({ expiresAt, startsAt, status }: Ticket, at: number): boolean {
  if (status === 'paused') return false
  if (startsAt && at < Date.parse(startsAt)) return false
  return !expiresAt || at < Date.parse(expiresAt)
}

/** Whose code it is, which staff at the door need not be allowed to see. */
async function contactOf(req: PayloadRequest, { slugs }: QROptions, id: ID): Promise<ID | null> {
  const doc = await req.payload.findByID({
    id,
    collection: slugs.codes,
    depth: 0,
    overrideAccess: true,
    req,
    select: { contact: true } as never,
  })
  return ((doc as { contact?: ID | null }).contact ?? null) as ID | null
}
