import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'

import type {
  ResolveContext,
  TicketingPointer,
  TicketingProvider,
  VerifyInput,
} from '../vocabulary.js'

import { fetchJSON } from '../fetchJSON.js'
import { fields, text } from '../readFields.js'
import { requireSecrets } from '../signature.js'
import { MalformedPayloadError } from '../TicketingError.js'
import { readAttendance, readOrder } from './readOrder.js'

export type EventbriteOptions = {
  /** Query parameter of the webhook's URL that holds the secret. @default 'token' */
  parameter?: string
}

const subjects: Readonly<Record<string, TicketingPointer['subject']>> = {
  'attendee.checked_in': 'attendance',
  'barcode.checked_in': 'attendance',
  'order.placed': 'order',
  'order.refunded': 'order',
  'order.updated': 'order',
}

/**
 * Eventbrite. Its webhooks are not signed: the webhook's URL carries a long random token, and what
 * a message says is believed in one thing only, where at Eventbrite's own API to look. A job asks
 * there with the account's token. Register `…/webhooks/eventbrite?token=<secret>`, and keep query
 * strings of that path out of access logs. Attribution is `?aff=<code>` on the event's page.
 *
 * Sources: eventbrite.com/platform/docs/webhooks, eventbrite.com/platform/api#/reference/order
 */
export const eventbriteProvider = ({
  parameter = 'token',
}: EventbriteOptions = {}): TicketingProvider => ({
  name: 'eventbrite',
  // Two updates of one order look the same but for this header; without it each counts as new,
  // which is harmless: what is fetched is the present state.
  deliveryId: (_raw, headers) => text(headers.get('x-eventbrite-delivery'), 128) ?? randomUUID(),
  read: (body, { deliveryId, headers, receivedAt }) => {
    const { api_url: link, config } = fields(body)
    const action = text(fields(config).action) ?? text(headers.get('x-eventbrite-event')) ?? ''
    const subject = Object.hasOwn(subjects, action) ? subjects[action] : undefined
    if (!subject) return 'ignored'
    const url = eventbriteURL(link)
    if (!url) throw new MalformedPayloadError(`eventbrite ${action}: api_url is not Eventbrite's`)
    const provider = 'eventbrite'
    return [{ deliveryId, kind: 'pointer', occurredAt: receivedAt, provider, subject, url }]
  },
  resolve,
  verify: (input) => verify(input, parameter),
})

const verify = ({ secrets, url }: VerifyInput, parameter: string) => {
  const tokens = requireSecrets('eventbrite', secrets)
  const given = url.searchParams.get(parameter)
  if (!given) return { refused: 'no-signature' } as const
  // digests have one length, so the comparison tells nothing of the token's
  let fits = false
  for (const token of tokens) fits = timingSafeEqual(digest(token), digest(given)) || fits
  return fits ? 'ok' : ({ refused: 'bad-signature' } as const)
}

const digest = (value: string): Buffer => createHash('sha256').update(value).digest()

const resolve = async (pointer: TicketingPointer, context: ResolveContext) => {
  // a pointer comes back from a queue: checked again before a token is sent anywhere
  const url = eventbriteURL(pointer.url)
  if (!url) throw new MalformedPayloadError("eventbrite: a pointer's URL is not Eventbrite's")
  const isOrder = pointer.subject === 'order'
  const answer = await fetchJSON(isOrder ? `${url}?expand=attendees` : url, {
    fetch: context.fetch,
    signal: context.signal,
    timeout: context.timeout,
    token: context.token,
    what: `eventbrite ${pointer.subject}`,
  })
  return isOrder ? readOrder(answer, pointer) : readAttendance(answer, pointer)
}

/** What may be asked for, and nothing else: the body is unsigned and our token goes with it. */
const allowed = /^\/v3\/(?:orders\/\d{1,32}|events\/\d{1,32}\/(?:orders|attendees)\/\d{1,32})\/?$/

/** `api_url` of a webhook, if it leads to Eventbrite's own API; without query. `null` otherwise. */
export const eventbriteURL = (value: unknown): null | string => {
  if (typeof value !== 'string' || value.length > 300 || !URL.canParse(value)) return null
  const url = new URL(value)
  const own = url.origin === 'https://www.eventbriteapi.com' && !url.username && !url.password
  return own && allowed.test(url.pathname) ? `${url.origin}${url.pathname}` : null
}
