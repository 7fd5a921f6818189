import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Does an `Authorization` header carry the token? In constant time; digests, so that the length is
 * not told either. An empty token is none, and lets nobody in.
 */
export function mayReadMetrics(authorization: null | string, token: string | undefined): boolean {
  if (!token) return false
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  return given !== undefined && timingSafeEqual(digest(given), digest(token))
}
