import type { ContentFields } from './types.js'

import { ContentError } from './ContentError.js'
import { bytesOf, needed, textOf } from './readField.js'

/** IEEE 802.11: the name of a network is at most 32 octets. */
const MOST_NETWORK = 32

/**
 * `WIFI:` as ZXing's wiki gives it (Barcode Contents, "Wi-Fi Network config"), the standard of all
 * readers: `\ ; , : "` go behind a backslash, blanks count.
 *
 * The wiki wants quotes around a value that could be read as hexadecimal. iPhones take the quotes for
 * part of the password (Shane32/QRCoder#440), and no password is in doubt without them: WPA's
 * hexadecimal key has 64 digits where a password has 63 characters at the most, and the lengths of
 * WEP's two kinds of keys differ as well.
 */
export function writeWifi(fields: ContentFields): string {
  const network = needed(fields, 'network')
  const bytes = bytesOf(network)
  if (bytes > MOST_NETWORK) {
    throw new ContentError('network', 'contentNetworkLong', { bytes, most: MOST_NETWORK })
  }
  const key = keyOf(fields)
  return `WIFI:${key}S:${escape(network)};${fields.hidden ? 'H:true;' : ''};`
}

function keyOf(fields: ContentFields): string {
  const password = textOf(fields, 'password')
  const security = fields.security ?? 'wpa'
  if (security === 'open') {
    if (password !== '') throw new ContentError('password', 'contentPasswordOpen')
    return 'T:nopass;'
  }
  if (password === '') throw new ContentError('password', 'contentPasswordMissing')
  if (security === 'wpa') checkWPA(password)
  else checkWEP(password)
  return `T:${security.toUpperCase()};P:${escape(password)};`
}

/** IEEE 802.11, annex J.4. */
function checkWPA(password: string): void {
  const count = bytesOf(password)
  if (/^[\dA-F]{64}$/i.test(password) || (count >= 8 && count <= 63)) return
  throw new ContentError('password', 'contentPasswordWPA', { count })
}

/** 40 and 104 bits, as text or in hexadecimal; some makers also have 128. */
function checkWEP(password: string): void {
  const isHex = /^[\dA-F]+$/i.test(password) && [10, 26, 32].includes(password.length)
  const count = bytesOf(password)
  if (isHex || [5, 13, 16].includes(count)) return
  throw new ContentError('password', 'contentPasswordWEP', { count })
}

const escape = (text: string): string => text.replaceAll(/[\\;,:"]/g, '\\$&')
