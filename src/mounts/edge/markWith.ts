import { plainSHA256 } from '../../kit/plainSHA256.js'
import { addressKey } from '../../scan/request/addressKey.js'

const BLOCK = 64
const utf8 = new TextEncoder()

/** HMAC-SHA256 of who scans, as base64url: as the origin has it, so that visitors keep their branch. */
export function markWith(key: string) {
  const bytes = base64Bytes(key)
  const padded = (by: number): Uint8Array =>
    Uint8Array.from({ length: BLOCK }, (_, at) => (bytes[at] ?? 0) ^ by)
  const [inner, outer] = [padded(0x36), padded(0x5c)]
  return (address: null | string, userAgent: null | string): null | string => {
    if (address === null) return null
    const text = utf8.encode(`${addressKey(address)}\n${userAgent ?? ''}`)
    return base64URL(plainSHA256(joined(outer, plainSHA256(joined(inner, text)))))
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

const base64Bytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))

const base64URL = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
