import { text } from './readFields.js'

/**
 * An e-mail address, trimmed and lower-cased, for joining people: CRMs lower-case too. `null` for
 * anything that cannot be one. Deliberately no more than that: only a mail proves an address.
 */
export const readEmail = (value: unknown): null | string => {
  if (typeof value !== 'string') return null
  const email = value.trim().toLowerCase()
  return email.length <= 254 &&
    text(email, 254) === email &&
    /^[^\s@<>"(),:;\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)
    ? email
    : null
}
