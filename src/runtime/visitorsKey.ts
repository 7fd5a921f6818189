import type { BasePayload } from 'payload'

import { createHmac } from 'node:crypto'

import type { Visitors } from '../describe/describeScan.js'
import type { QROptions } from '../options/sanitizeOptions.js'

/** How visitors are told apart, or not, as the options say. */
export function visitorsKey(payload: BasePayload, { visitors }: QROptions): Visitors {
  if (visitors === false) return null
  const { rotation, secret } = visitors
  return { rotation, secret: visitorSecret(payload, secret) }
}

/** A key of its own, so that neither secret can be worked out from the other. */
function visitorSecret(payload: BasePayload, secret: null | string): string {
  return (
    secret ??
    process.env.QR_IP_HASH_SALT ??
    createHmac('sha256', payload.secret).update('payload-plugin-qr visitors').digest('base64url')
  )
}
