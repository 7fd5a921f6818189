import type { ContentFields } from './types.js'

import { ContentError } from './ContentError.js'
import { phoneNumber } from './phoneNumber.js'
import { textOf } from './readField.js'

/**
 * `tel:` (RFC 3966). A national number would have to carry a `phone-context` there; readers take the
 * whole of it for the number and dial that, so it is left out.
 */
export const writePhone = (fields: ContentFields): string => `tel:${dialled(fields)}`

/** `sms:` with its `body` (RFC 5724). */
export const writeSMS = (fields: ContentFields): string =>
  `sms:${dialled(fields)}${query('body', textOf(fields, 'text'))}`

/**
 * A link of WhatsApp's: https://faq.whatsapp.com/5913398998672934. It takes the number with its country
 * code, as digits alone.
 */
export function writeWhatsApp(fields: ContentFields): string {
  const number = phoneNumber(fields).replace(/^00/, '+')
  if (!/^\+[1-9]\d+$/.test(number)) throw new ContentError('phone', 'contentCountryCode')
  return `https://wa.me/${number.slice(1)}${query('text', textOf(fields, 'text'))}`
}

/** Of what a number may hold only `#` means something in a URI. */
const dialled = (fields: ContentFields): string => phoneNumber(fields).replaceAll('#', '%23')

/** A blank is `%20`: a `+` is a plus to some readers. */
const query = (name: string, text: string): string =>
  text === '' ? '' : `?${name}=${encodeURIComponent(text.replaceAll(/\r\n?/g, '\n'))}`
