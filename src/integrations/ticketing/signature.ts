import { createHmac, timingSafeEqual } from 'node:crypto'

import type { VerifyInput, VerifyResult } from './vocabulary.js'

import { TicketingConfigurationError } from './TicketingError.js'

/**
 * A header `t=<epoch seconds>,v1=<hex>[,v1=<hex>…]` whose v1 is HMAC-SHA256 of `<t>.<raw body>`.
 * Times further off than the tolerance, to either side, are refused. Other schemes in the header
 * (v0) are not looked at. Source: docs.stripe.com/webhooks#verify-manually
 */
export const verifyTimestamped = (
  provider: string,
  header: string,
  toleranceSeconds: number,
  { headers, now, raw, secrets }: VerifyInput,
): VerifyResult => {
  const keys = requireSecrets(provider, secrets)
  const value = headers.get(header)
  if (value === null || value.trim() === '') return { refused: 'no-signature' }
  const parsed = parse(value)
  if (!parsed) return { refused: 'malformed-signature' }
  // every pair is looked at, so that the time tells nothing of which one fitted
  let fits = false
  for (const key of keys) {
    const digest = signHMAC(key, `${parsed.time}.`, raw)
    for (const signature of parsed.signatures) fits = matchesSignature(digest, signature) || fits
  }
  if (!fits) return { refused: 'bad-signature' }
  const age = Math.abs(now / 1000 - Number(parsed.time))
  return age > toleranceSeconds ? { refused: 'expired' } : 'ok'
}

const parse = (value: string): { signatures: string[]; time: string } | null => {
  const pairs = value.split(',').map((part) => part.trim().split('='))
  if (pairs.length > 20 || pairs.some((pair) => pair.length !== 2)) return null
  const times = pairs.filter(([name]) => name === 't').map(([, text]) => text ?? '')
  const signatures = pairs.filter(([name]) => name === 'v1').map(([, text]) => text ?? '')
  const [time = ''] = times
  if (times.length !== 1 || !/^\d{1,12}$/.test(time)) return null
  return signatures.length > 0 && signatures.every(isHexSignature) ? { signatures, time } : null
}

/** 64 lower-case hex digits: what every provider here sends. */
export const isHexSignature = (value: string): boolean => /^[0-9a-f]{64}$/.test(value)

/** Whether a well-formed hex signature equals the digest, in constant time. */
export const matchesSignature = (digest: Buffer, signature: string): boolean => {
  if (!isHexSignature(signature)) return false
  const given = Buffer.from(signature, 'hex')
  return given.length === digest.length && timingSafeEqual(given, digest)
}

/** HMAC-SHA256 over the parts one after the other, as bytes. */
export const signHMAC = (key: string | Uint8Array, ...parts: (string | Uint8Array)[]): Buffer => {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(part)
  return hmac.digest()
}

/** The secrets that are set. None is the host's mistake and must never let a message in. */
export const requireSecrets = (provider: string, secrets: readonly string[]): string[] => {
  const set = secrets.filter((secret) => typeof secret === 'string' && secret.trim() !== '')
  if (set.length === 0) {
    throw new TicketingConfigurationError(
      `payload-plugin-qr: webhooks of ${provider} need a secret; set it before they are turned on`,
    )
  }
  return set
}
