import { sha256 } from '../../../kit/sha256.js'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Characters of a hash that are looked at: 30 bits. */
const LOOKED_AT = 5

/**
 * Where in a split a visitor stands, from 0 up to 1: the same each time for the same code and rule, and
 * as good as random for different ones. Nothing has to be stored for it, on the phone or here.
 *
 * @param mark a keyed hash of who scans; `null`: nobody knows, and each scan stands somewhere else
 */
export function standOf(code: string, rule: string, mark: null | string): number {
  if (mark === null) return Math.random()
  const hash = sha256(`${code}\n${rule}\n${mark}`)
  let stand = 0
  for (let at = 0; at < LOOKED_AT; at++) stand = stand * 64 + DIGITS.indexOf(hash[at]!)
  return stand / 64 ** LOOKED_AT
}
