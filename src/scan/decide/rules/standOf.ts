import { plainSHA256 } from '../../../kit/plainSHA256.js'

const utf8 = new TextEncoder()

/**
 * Where in a split a visitor stands, from 0 up to 1: the same each time for the same code and rule, and
 * as good as random for different ones. Nothing has to be stored for it, on the phone or here.
 *
 * @param mark a keyed hash of who scans; `null`: nobody knows, and each scan stands somewhere else
 */
export function standOf(code: string, rule: string, mark: null | string): number {
  if (mark === null) return Math.random()
  const hash = plainSHA256(utf8.encode(`${code}\n${rule}\n${mark}`))
  // the first 30 bits
  return (new DataView(hash.buffer).getUint32(0) >>> 2) / 2 ** 30
}
