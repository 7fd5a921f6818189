import { createHmac } from 'node:crypto'

import { visitorPeriod, type VisitorRotation } from '../../describe/visitor/visitorPeriod.js'

export type HolderInput = {
  address: string
  /** Epoch milliseconds. */
  at: number
  rotation: VisitorRotation
  secret: string
  userAgent: null | string
}

let lastKey: { key: Buffer; name: string; secret: string } | undefined

function periodKey(secret: string, name: string): Buffer {
  if (lastKey?.name !== name || lastKey.secret !== secret) {
    const key = createHmac('sha256', secret).update(`visitor:${name}`).digest()
    lastKey = { key, name, secret }
  }
  return lastKey.key
}

/**
 * Who holds a place, for one period: HMAC-SHA256 of address and user agent, 16 base64url characters.
 * It must be said before the answer, so its key is no random one of the database's: it comes from the
 * secret and the period.
 */
export function holderHash({ address, at, rotation, secret, userAgent }: HolderInput): string {
  const key = periodKey(secret, visitorPeriod(rotation, at).name)
  const hash = createHmac('sha256', key).update(`${address}\n${userAgent ?? ''}`)
  return hash.digest('base64url').slice(0, 16)
}
