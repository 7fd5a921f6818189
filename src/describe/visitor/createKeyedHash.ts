import crypto from 'node:crypto'

/** Bytes SHA-256 works on at a time. */
const BLOCK = 64
const SIZE = 32

/**
 * HMAC-SHA256 of one text after the other, as base64url. Node's own makes objects for each text that
 * cost more than the hashing; its one-shot hash does not, so HMAC is put together from two of those
 * (https://www.rfc-editor.org/rfc/rfc2104#section-2). Node before 20.12 has none.
 *
 * @param key at most 64 bytes
 */
export function createKeyedHash(key: Buffer): (text: string) => string {
  if (typeof crypto.hash !== 'function') {
    return (text) => crypto.createHmac('sha256', key).update(text).digest('base64url')
  }
  let inner = padded(key, 0x36, 1024)
  const outer = padded(key, 0x5c, BLOCK + SIZE)
  return (text) => {
    // No character takes more than three bytes.
    const most = BLOCK + text.length * 3
    if (most > inner.length) inner = padded(key, 0x36, most * 2)
    const length = BLOCK + inner.write(text, BLOCK)
    outer.write(crypto.hash('sha256', inner.subarray(0, length), 'binary'), BLOCK, 'binary')
    return crypto.hash('sha256', outer, 'base64url')
  }
}

/** Begins with the key, in a block of its own. */
function padded(key: Buffer, pad: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < BLOCK; at += 1) bytes[at] = (key[at] ?? 0) ^ pad
  return bytes
}
