import type { BasePayload } from 'payload'

import { createHmac } from 'node:crypto'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain, ScanDraft, ScanRecord } from '../scan/types.js'

import { describeScan } from '../scan/describeScan.js'

/** Turns drafts into records; visitors told apart, or not, as the options say. */
export function describerOf(payload: BasePayload, { visitors }: QROptions, geo: GeoChain) {
  if (visitors === false) {
    const blind = { geo, rotation: 'never', secret: '' } as const
    return (draft: ScanDraft): ScanRecord => ({ ...describeScan(draft, blind), visitor: null })
  }
  const secret = visitorSecret(payload, visitors.secret)
  return (draft: ScanDraft): ScanRecord =>
    describeScan(draft, { geo, rotation: visitors.rotation, secret })
}

/** A key of its own, so that neither secret can be worked out from the other. */
function visitorSecret(payload: BasePayload, secret: null | string): string {
  return (
    secret ??
    process.env.QR_IP_HASH_SALT ??
    createHmac('sha256', payload.secret).update('payload-plugin-qr visitors').digest('base64url')
  )
}
