import type { ContentFields } from './types.js'

import { emailAddress } from './emailAddress.js'
import { needed, textOf } from './readField.js'

/**
 * `mailto:` (RFC 6068): everything is UTF-8 with percent signs (section 2), lines end in `%0D%0A`
 * (section 5), and a blank is `%20`, since a `+` stands for itself.
 */
export function writeEmail(fields: ContentFields): string {
  needed(fields, 'email')
  const [local, domain] = emailAddress(fields).split(/@(?=[^@]*$)/)
  const parts = [
    ['subject', textOf(fields, 'subject')],
    ['body', textOf(fields, 'text').replaceAll(/\r\n?|\n/g, '\r\n')],
  ]
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}=${encodeURIComponent(text!)}`)
  const to = `mailto:${encodeURIComponent(local!)}@${encodeURIComponent(domain!)}`
  return parts.length > 0 ? `${to}?${parts.join('&')}` : to
}
