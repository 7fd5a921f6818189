import { createHmac } from 'node:crypto'

/** Names of the headers, as in Standard Webhooks. */
const HEADERS = { id: 'webhook-id', signature: 'webhook-signature', timestamp: 'webhook-timestamp' }

const PREFIX = 'whsec_'

/** The key in a secret such as `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`; `null` where it is none. */
export function keyOf(secret: string): Buffer | null {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  const key = Buffer.from(text, 'base64')
  return key.length >= 24 && key.length <= 64 ? key : null
}

type Signed = {
  body: string
  id: string
  /** With the newest first; a receiver that knows any of them is content. */
  keys: readonly Buffer[]
  /** Epoch milliseconds of this attempt. */
  now: number
}

/** Headers that say whose message it is and that nobody changed it. */
export function signedHeaders({ body, id, keys, now }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  const signatures = keys.map((key) => {
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`)
    return `v1,${signature.digest('base64')}`
  })
  return {
    [HEADERS.id]: id,
    [HEADERS.signature]: signatures.join(' '),
    [HEADERS.timestamp]: timestamp,
  }
}
