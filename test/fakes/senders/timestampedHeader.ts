import { createHmac } from 'node:crypto'

/**
 * `t=…,v1=…` as Stripe sends it and as `X-QR-Signature` wants it; several secrets give several v1.
 * Source: docs.stripe.com/webhooks#verify-manually
 *
 * @param seconds epoch seconds
 */
export const timestampedHeader = (
  secrets: readonly string[],
  body: string,
  seconds: number,
): string => {
  const sign = (secret: string): string =>
    createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex')
  return [`t=${seconds}`, ...secrets.map((secret) => `v1=${sign(secret)}`)].join(',')
}
