import { createHmac } from 'node:crypto'

/** How long one person keeps the same hash (UTC periods; weeks start on Monday). */
export type VisitorRotation = 'day' | 'month' | 'never' | 'week' | 'year'

export type VisitorInput = {
  address: null | string
  /** Epoch milliseconds. */
  at: number
  rotation: VisitorRotation
  secret: string
  userAgent: null | string
}

const DAY = 86_400_000
// Epoch day 0 was a Thursday; weeks start on Monday.
const week = (at: number): string => `w${Math.floor((Math.floor(at / DAY) + 3) / 7)}`

/** Periods begin with a day, so a day's name is looked up once. */
let lastPeriod: { day: number; name: string; rotation: VisitorRotation } | undefined

function period(rotation: VisitorRotation, at: number): string {
  const day = Math.floor(at / DAY)
  if (lastPeriod?.day !== day || lastPeriod.rotation !== rotation) {
    lastPeriod = { day, name: periodName(rotation, at), rotation }
  }
  return lastPeriod.name
}

function periodName(rotation: VisitorRotation, at: number): string {
  if (rotation === 'never') return 'never'
  if (rotation === 'week') return week(at)
  const date = new Date(at).toISOString()
  return date.slice(0, { day: 10, month: 7, year: 4 }[rotation])
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
 * Tells visitors apart without keeping their address: HMAC-SHA256 of address and user agent, 16
 * base64url characters (96 bits). The key comes from the secret and the period, so hashes of two
 * periods cannot be joined. `null` without an address.
 */
export function visitorHash(input: VisitorInput): null | string {
  const { address, at, rotation, secret, userAgent } = input
  if (address === null) return null
  const key = periodKey(secret, period(rotation, at))
  const hash = createHmac('sha256', key).update(`${address}\n${userAgent ?? ''}`)
  return hash.digest('base64url').slice(0, 16)
}
