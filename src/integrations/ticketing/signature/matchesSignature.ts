import { timingSafeEqual } from 'node:crypto'

/** 64 lower-case hex digits: what every provider here sends. */
export const isHexSignature = (value: string): boolean => /^[0-9a-f]{64}$/.test(value)

/** Whether a well-formed hex signature equals the digest, in constant time. */
export const matchesSignature = (digest: Buffer, signature: string): boolean => {
  if (!isHexSignature(signature)) return false
  const given = Buffer.from(signature, 'hex')
  return given.length === digest.length && timingSafeEqual(given, digest)
}
