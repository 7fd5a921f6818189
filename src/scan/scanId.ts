import { randomFillSync } from 'node:crypto'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_CHARACTERS = 16
const pool = new Uint8Array(RANDOM_CHARACTERS * 512)
let used = pool.length

let lastTime = -1
let lastPrefix = ''

function timePrefix(at: number): string {
  if (at === lastTime) return lastPrefix
  let rest = at
  let prefix = ''
  for (let i = 0; i < 10; i++) {
    prefix = CROCKFORD[rest % 32] + prefix
    rest = Math.floor(rest / 32)
  }
  lastTime = at
  lastPrefix = prefix
  return prefix
}

/**
 * A new scan id: a ULID (https://github.com/ulid/spec), 26 characters, 48 bits of time and 80
 * random bits, so ids sort by time. Not monotone within a millisecond.
 *
 * @param at epoch milliseconds
 */
export function scanId(at: number): string {
  // Random bytes are drawn in bulk: one call per 512 ids instead of one per scan.
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let id = timePrefix(Math.min(Math.max(0, Math.trunc(at) || 0), 2 ** 48 - 1))
  for (const end = used + RANDOM_CHARACTERS; used < end; used++) {
    id += CROCKFORD[(pool[used] as number) & 31]
  }
  return id
}
