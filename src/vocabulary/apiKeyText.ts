import { createHash, randomBytes } from 'node:crypto'

import { crc32 } from '../kit/crc32.js'

/** Beginning of every key, by which secret scanners know one. */
export const API_KEY_PREFIX = 'qrk_'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 43 digits of 62 hold 256 bits, 6 hold the 32 of the check sum. */
const SECRET = 43
const SUM = 6
const WHOLE = new RegExp(`^${API_KEY_PREFIX}[0-9A-Za-z]{${SECRET + SUM}}$`)

/** A new key: the prefix, 256 random bits, and a CRC-32 of both that tells a key from a text like it. */
export function makeAPIKey(): string {
  const body = API_KEY_PREFIX + inDigits(BigInt(`0x${randomBytes(32).toString('hex')}`), SECRET)
  return body + sumOf(body)
}

/** Whether a text is a key, whoever's: no database is asked about a text that is none. */
export function isAPIKey(text: string): boolean {
  return WHOLE.test(text) && sumOf(text.slice(0, -SUM)) === text.slice(-SUM)
}

/** What is shown of a key, so that people know which it is: not enough of it to guess the rest. */
export const startOfAPIKey = (key: string): string => key.slice(0, API_KEY_PREFIX.length + 4)

/**
 * What is stored of a key. Plain SHA-256: a slow hash protects what people think up, and nobody tries out
 * 256 random bits.
 */
export const hashOfAPIKey = (key: string): string => createHash('sha256').update(key).digest('hex')

const sumOf = (body: string): string => inDigits(BigInt(crc32(Buffer.from(body))), SUM)

function inDigits(value: bigint, length: number): string {
  let digits = ''
  for (let rest = value; digits.length < length; rest /= 62n) {
    digits = DIGITS[Number(rest % 62n)]! + digits
  }
  return digits
}
