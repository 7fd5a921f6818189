import type { ReadContext, TicketingEvent, TicketingProvider, VerifyInput } from '../types.js'
import type { VivenuDelivery } from './delivery.js'

import { deliveryIdOf } from '../deliveryIdOf.js'
import { isHexSignature, matchesSignature } from '../signature/matchesSignature.js'
import { parseJSON } from '../values/parseJSON.js'
import { asClickId } from '../values/readClickId.js'
import { fields } from '../values/readFields.js'
import { requireSecrets } from '../signature/requireSecrets.js'
import { signHMAC } from '../signature/signHMAC.js'
import { TicketingConfigurationError } from '../TicketingError.js'
import { readCheckout } from './readCheckout.js'
import { readScan } from './readScan.js'
import { readTransaction } from './readTransaction.js'

export type VivenuOptions = {
  /**
   * Where the click id is, for a shop that carries it elsewhere. Sees the raw `data`; only the
   * returned id goes further, and only if it looks like one.
   *
   * @default `qr_click`, then `qr_scan_id`: in the tickets' `meta`, then in `extraFields`
   */
  extractClickId?: (data: Record<string, unknown>) => null | string | undefined
  /**
   * How the key Vivenu shows is turned into bytes. Try `base64` if every signature fails.
   *
   * @default 'utf8'
   */
  hmacKeyEncoding?: 'base64' | 'utf8'
}

type Reader = (delivery: VivenuDelivery) => TicketingEvent | null

const readers: Readonly<Record<string, Reader>> = {
  'checkout.completed': readCheckout,
  'scan.created': readScan,
  'transaction.canceled': readTransaction,
  'transaction.complete': readTransaction,
  'transaction.partiallyCanceled': readTransaction,
}

/**
 * Vivenu's webhooks. Signed with HMAC-SHA256 over the raw body, lower-case hex, without a time, so
 * a replay is caught by the delivery's id alone. Sent at least once: 10 s to answer, up to seven
 * attempts over about two hours.
 *
 * Sources: docs.vivenu.dev/webhooks and the schemas `webhook`, `WebhookTransactionResource`,
 * `webhook.*` of Vivenu's OpenAPI document.
 */
export const vivenuProvider = (options: VivenuOptions = {}): TicketingProvider => ({
  name: 'vivenu',
  deliveryId: (raw) => deliveryIdOf(parseJSON(raw).id, raw),
  read: (body, context) => read(body, context, options),
  verify: (input) => verify(input, options.hmacKeyEncoding ?? 'utf8'),
})

const verify = ({ headers, raw, secrets }: VerifyInput, encoding: 'base64' | 'utf8') => {
  const keys = requireSecrets('vivenu', secrets).map((key) => Buffer.from(key, encoding))
  // what is not base64 decodes to nothing, and nothing signs for everyone
  if (keys.some((key) => key.length < 8)) {
    throw new TicketingConfigurationError(
      `payload-plugin-qr: the Vivenu webhook key is too short as ${encoding}; check hmacKeyEncoding`,
    )
  }
  const signature = headers.get('x-vivenu-signature')
  if (!signature) return { refused: 'no-signature' } as const
  if (!isHexSignature(signature)) return { refused: 'malformed-signature' } as const
  let fits = false
  for (const key of keys) {
    fits = matchesSignature(signHMAC(key, raw), signature) || fits
  }
  return fits ? 'ok' : ({ refused: 'bad-signature' } as const)
}

const read = (body: unknown, context: ReadContext, options: VivenuOptions) => {
  const { data, mode, type } = fields(body)
  const reader = typeof type === 'string' && Object.hasOwn(readers, type) ? readers[type] : null
  if (!reader) return 'ignored'
  const event = reader({ context, data: fields(data), test: mode === 'dev', type: String(type) })
  if (!event) return 'ignored'
  if (options.extractClickId && event.origin !== 'rebooking' && event.origin !== 'upgrade') {
    event.clickId = asClickId(options.extractClickId({ ...fields(data) }))
  }
  return [event]
}
