import { createHmac, timingSafeEqual } from 'node:crypto'

/** What somebody may want no e-mail of. */
export type MailKind = 'alerts' | 'reports'

/** A receiver by collection and id: `users:1`. */
export type Receiver = string

/** What the list of those who want no e-mail calls them. */
export const optOutOf = (kind: MailKind, receiver: Receiver): string => `${kind}:${receiver}`

const sign = (kind: MailKind, receiver: Receiver, secret: string): string =>
  createHmac('sha256', secret)
    .update(`payload-plugin-qr ${optOutOf(kind, receiver)}`)
    .digest('base64url')

/** Lets whoever has the e-mail, and nobody else, say that they want no more. It does not expire. */
export const optOutToken = (kind: MailKind, receiver: Receiver, secret: string): string =>
  `${receiver}:${sign(kind, receiver, secret)}`

/** Whose token of that kind it is; `null` where it was not made here. */
export function readOptOutToken(kind: MailKind, token: string, secret: string): null | Receiver {
  const end = token.lastIndexOf(':')
  const receiver = token.slice(0, Math.max(0, end))
  const given = Buffer.from(token.slice(end + 1))
  const known = Buffer.from(sign(kind, receiver, secret))
  return given.length === known.length && timingSafeEqual(given, known) ? receiver : null
}
