import { isPlausibleEmail } from '../../isPlausibleEmail.js'

/**
 * An e-mail address, trimmed and lower-cased, for joining people: CRMs lower-case too. `null` for
 * anything no contact can have: the order counts all the same. Only a mail proves an address.
 */
export const readEmail = (value: unknown): null | string => {
  if (typeof value !== 'string') return null
  const email = value.trim().toLowerCase()
  return isPlausibleEmail(email) ? email : null
}
