import { createHmac, timingSafeEqual } from 'node:crypto'

type Claims = { collection?: unknown; exp?: unknown }

/**
 * Tells sessions of the admin from other text. Payload signs them as JSON Web Tokens with HS256; its own
 * check is asynchronous and reads the user, while this runs for scans that are described in one go,
 * and need not know more than that somebody of the staff was signed in.
 *
 * @param users slug of the collection whose users sign in to the admin
 */
export function staffSessions(secret: string, users: string) {
  return (token: string, now: number): boolean => {
    const [header, claims, signature, ...rest] = token.split('.')
    if (!header || !claims || !signature || rest.length > 0) return false
    if ((parse(header) as { alg?: unknown } | null)?.alg !== 'HS256') return false
    const expected = createHmac('sha256', secret).update(`${header}.${claims}`).digest()
    const given = Buffer.from(signature, 'base64url')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
    const { collection, exp } = (parse(claims) ?? {}) as Claims
    return collection === users && typeof exp === 'number' && exp * 1000 > now
  }
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return null
  }
}
