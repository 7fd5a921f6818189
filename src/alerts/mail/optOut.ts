import { createHmac, timingSafeEqual } from 'node:crypto'

/** A receiver by collection and id: `users:1`. */
export type Receiver = string

/** What the list of those who want no e-mail calls them. */
export const optOutOf = (receiver: Receiver): string => `alerts:${receiver}`

const sign = (receiver: Receiver, secret: string): string =>
  createHmac('sha256', secret)
    .update(`payload-plugin-qr ${optOutOf(receiver)}`)
    .digest('base64url')

/** Lets whoever has the e-mail, and nobody else, say that they want no more. It does not expire. */
export const optOutToken = (receiver: Receiver, secret: string): string =>
  `${receiver}:${sign(receiver, secret)}`

/** Whose token it is; `null` where it was not made here. */
export function readOptOutToken(token: string, secret: string): null | Receiver {
  const end = token.lastIndexOf(':')
  const receiver = token.slice(0, Math.max(0, end))
  const given = Buffer.from(token.slice(end + 1))
  const known = Buffer.from(sign(receiver, secret))
  return given.length === known.length && timingSafeEqual(given, known) ? receiver : null
}
