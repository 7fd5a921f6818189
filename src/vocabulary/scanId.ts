import { CROCKFORD } from './scanIdAt.js'

const RANDOM_CHARACTERS = 16
const pool = new Uint8Array(RANDOM_CHARACTERS * 512)
const asText = new TextDecoder()
let characters = ''
let used = 0

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

/** Random characters are drawn in bulk: one call, and one text to cut, per 512 ids. */
function draw(): void {
  crypto.getRandomValues(pool)
  for (let i = 0; i < pool.length; i++) {
    pool[i] = CROCKFORD.charCodeAt((pool[i] as number) & 31)
  }
  characters = asText.decode(pool)
  used = 0
}

/**
 * A new scan id: a ULID (https://github.com/ulid/spec), 26 characters, 48 bits of time and 80
 * random bits, so ids sort by time. Not monotone within a millisecond.
 *
 * @param at epoch milliseconds
 */
export function scanId(at: number): string {
  if (used === characters.length) draw()
  const start = used
  used += RANDOM_CHARACTERS
  const prefix = timePrefix(Math.min(Math.max(0, Math.trunc(at) || 0), 2 ** 48 - 1))
  return prefix + characters.slice(start, used)
}
