import type { ContentFields } from './types.js'

import { ContentError } from './ContentError.js'
import { shown, trimmed } from './readField.js'

/** An address as Android's reader takes it for one: letters of any script, a domain with a dot. */
const ADDRESS = /^[^\s@,;:<>"()[\]\\]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.[\p{L}\p{N}-]{2,}$/u

/** The e-mail address; empty where there is none. */
export function emailAddress(fields: ContentFields): string {
  const email = trimmed(fields, 'email')
  if (email !== '' && !ADDRESS.test(email)) {
    throw new ContentError('email', 'contentEmail', { value: shown(email) })
  }
  return email
}
