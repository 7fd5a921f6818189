// A dot stands between two of these.
const ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+"
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'
const EMAIL = new RegExp(
  `^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+(?:[a-z]{2,}|xn--[a-z0-9-]*[a-z0-9])$`,
)

/**
 * Whether a lower-case text can be an address a contact has. Takes what Payload's e-mail fields take, and
 * top-level domains in other scripts (RFC 5890, 2.3.2.1) besides; what passes may still be refused by
 * HubSpot.
 * Lengths: RFC 5321, 4.5.3.1.
 */
export function isPlausibleEmail(email: string): boolean {
  const at = email.indexOf('@')
  return email.length <= 254 && at <= 64 && EMAIL.test(email)
}
