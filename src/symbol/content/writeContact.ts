import type { ContentFields } from './types.js'

import { ContentError } from './ContentError.js'
import { contentLine } from './contentLine.js'
import { emailAddress } from './emailAddress.js'
import { phoneNumber } from './phoneNumber.js'
import { textOf, trimmed } from './readField.js'
import { webAddress } from './webAddress.js'

/**
 * A vCard 3.0 (RFC 2426): 2.1 has neither UTF-8 nor an escape for a new line, and 4.0 (RFC 6350) is not
 * read by all phones. `N` and `FN` are both required there (3.1.1, 3.1.2).
 */
export function writeContact(fields: ContentFields): string {
  const first = trimmed(fields, 'firstName')
  const last = trimmed(fields, 'lastName')
  const organization = trimmed(fields, 'organization')
  const name = [first, last].filter(Boolean).join(' ') || organization
  if (!name) throw new ContentError('firstName', 'contentNameMissing')
  const address = trimmed(fields, 'address')
  const line = (property: string, text: string): string[] =>
    text === '' ? [] : [contentLine(property, text)]
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    contentLine('N', last, first, '', '', ''),
    contentLine('FN', name),
    ...line('ORG', organization),
    ...line('TITLE', trimmed(fields, 'jobTitle')),
    ...line('TEL', trimmed(fields, 'phone') && phoneNumber(fields)),
    ...line('EMAIL', emailAddress(fields)),
    // A URI, in which nothing is escaped (RFC 2426, 3.6.8).
    ...(trimmed(fields, 'url') ? [`URL:${webAddress(fields)}`] : []),
    // Of the seven parts of an address (3.2.1) the street, which may have lines.
    ...(address ? [contentLine('ADR', '', '', address, '', '', '', '')] : []),
    ...line('NOTE', textOf(fields, 'text')),
    'END:VCARD',
    '',
  ].join('\r\n')
}
