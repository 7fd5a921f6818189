import { randomFillSync } from 'node:crypto'

const BYTES = 18
const pool = Buffer.alloc(BYTES * 256)
let used = pool.length

/** 144 random bits as 24 URL-safe characters. Random bytes are drawn in bulk, 256 ids at a time. */
export function newScanId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += BYTES
  return pool.toString('base64url', used - BYTES, used)
}
