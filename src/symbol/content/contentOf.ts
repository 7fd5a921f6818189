import type { ContentFields, ContentType } from './types.js'

import { SymbolError } from '../SymbolError.js'
import { ContentError } from './ContentError.js'
import { bytesOf, needed } from './readField.js'
import { CONTENT_TYPES, FIELDS_OF } from './types.js'
import { webAddress } from './webAddress.js'
import { writeContact } from './writeContact.js'
import { writeEmail } from './writeEmail.js'
import { writeEvent } from './writeEvent.js'
import { writePhone, writeSMS, writeWhatsApp } from './writePhone.js'
import { writePlace } from './writePlace.js'
import { writeWifi } from './writeWifi.js'

/** Bytes of version 40 at level M, the least level of a download (ISO/IEC 18004:2015, table 7). */
const MOST_BYTES = 2331

const WRITERS: Readonly<Record<ContentType, (fields: ContentFields) => string>> = {
  contact: writeContact,
  email: writeEmail,
  event: writeEvent,
  phone: writePhone,
  place: writePlace,
  sms: writeSMS,
  text: (fields) => needed(fields, 'text'),
  url: webAddress,
  whatsapp: writeWhatsApp,
  wifi: writeWifi,
}

/**
 * What the symbol of a static code carries. Pure. Throws a `ContentError`, which names the field and how
 * to mend it.
 */
export function contentOf(type: ContentType, fields: ContentFields): string {
  if (!CONTENT_TYPES.includes(type)) {
    throw SymbolError.got('content.type', type, CONTENT_TYPES.join(', '))
  }
  const content = WRITERS[type](fields)
  const bytes = bytesOf(content)
  if (bytes > MOST_BYTES) {
    throw new ContentError(longest(type, fields), 'contentLong', {
      bytes,
      most: MOST_BYTES,
      over: bytes - MOST_BYTES,
    })
  }
  return content
}

/** The field to shorten. */
function longest(type: ContentType, fields: ContentFields) {
  const length = (field: (typeof FIELDS_OF)[ContentType][number]): number =>
    bytesOf(String(fields[field] ?? ''))
  return FIELDS_OF[type].reduce((most, field) => (length(field) > length(most) ? field : most))
}
