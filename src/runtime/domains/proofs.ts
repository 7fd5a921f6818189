import { createHmac } from 'node:crypto'

/** Signs who answers for which host, so that nobody else can say it. */
export function createProver(secret: string): (nonce: string, host: null | string) => string {
  // A key of its own: a signature made here says nothing elsewhere.
  const key = createHmac('sha256', secret).update('payload-plugin-qr domains').digest()
  return (nonce, host) =>
    createHmac('sha256', key)
      .update(`${nonce}\n${host ?? ''}`)
      .digest('base64url')
}
