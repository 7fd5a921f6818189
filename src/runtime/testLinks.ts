import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a test link works, in milliseconds. */
export const TEST_LINK_LIFE = 10 * 60_000

/** The end in base 36, a dot, and 16 bytes of signature in base64url. */
const TOKEN = /^([0-9a-z]{1,10})\.([\w-]{22})$/

export type TestLinks = {
  /** A token for this code. `now`: epoch milliseconds. */
  sign: (code: string, now: number) => string
  verify: (token: string, code: string, now: number) => boolean
}

/** Signs and checks the links of test scans. Needs no storage, so every process knows every link. */
export function testLinks(secret: string): TestLinks {
  // A key of its own: a signature made here says nothing elsewhere.
  const key = createHmac('sha256', secret).update('payload-plugin-qr test links').digest()
  const signature = (code: string, end: string): Buffer =>
    createHmac('sha256', key).update(`${code}\n${end}`).digest().subarray(0, 16)
  return {
    sign(code, now) {
      const end = (now + TEST_LINK_LIFE).toString(36)
      return `${end}.${signature(code, end).toString('base64url')}`
    },
    verify(token, code, now) {
      const [, end, given] = TOKEN.exec(token) ?? []
      if (!end || !given) return false
      const until = parseInt(end, 36)
      // Not further ahead than any link made here can be.
      if (until < now || until > now + 2 * TEST_LINK_LIFE) return false
      const bytes = Buffer.from(given, 'base64url')
      return bytes.length === 16 && timingSafeEqual(bytes, signature(code, end))
    },
  }
}
