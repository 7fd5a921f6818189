import type { BasePayload } from 'payload'

import { createHmac } from 'node:crypto'

import type { QROptions } from '../options/sanitizeOptions.js'

/**
 * The secret that visitors and holders of places are hashed with, beside a key of their period; `null`
 * where nobody is told apart.
 */
export function visitorSecret(payload: BasePayload, { visitors }: QROptions): null | string {
  if (visitors === false) return null
  return (
    visitors.secret ??
    process.env.QR_IP_HASH_SALT ??
    // One of its own, so that neither secret can be worked out from the other.
    createHmac('sha256', payload.secret).update('payload-plugin-qr visitors').digest('base64url')
  )
}
