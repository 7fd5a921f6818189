import { createHmac } from 'node:crypto'

/** HMAC-SHA256 over the parts one after the other, as bytes. */
export const signHMAC = (key: string | Uint8Array, ...parts: (string | Uint8Array)[]): Buffer => {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(part)
  return hmac.digest()
}
