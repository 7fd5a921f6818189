import type { VerifyInput, VerifyResult } from '../types.js'

import { isHexSignature, matchesSignature } from './matchesSignature.js'
import { requireSecrets } from './requireSecrets.js'
import { signHMAC } from './signHMAC.js'

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
