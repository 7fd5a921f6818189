import type { BasePayload } from 'payload'

import { createHmac } from 'node:crypto'

import { optionsOf } from '../../../options/optionsOf.js'

/** How an erased or counted address is remembered: a keyed hash, of no use without the key. */
export function emailHash(payload: BasePayload, email: string): string {
  const { contacts } = optionsOf(payload).crm
  const given = contacts === false ? null : contacts.suppressionSecret
  const key =
    given ?? createHmac('sha256', payload.secret).update('payload-plugin-qr contacts').digest()
  return createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64url')
}
