/** Header of a signed message: `t=<epoch seconds>,v1=<HMAC-SHA256 as hex>`, over `<t>.<body>`. */
export const SIGNATURE_HEADER = 'x-qr-signature'

/** Seconds a signature may be old, or ahead of the clock here. */
export const TOLERANCE = 300

const utf8 = new TextEncoder()
const HMAC = { hash: 'SHA-256', name: 'HMAC' } as const

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', utf8.encode(secret), HMAC, false, ['sign', 'verify'])

const signed = (time: number, body: string): Uint8Array<ArrayBuffer> =>
  utf8.encode(`${time}.${body}`)

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The header's value. `now`: epoch milliseconds. */
export async function sign(secret: string, body: string, now: number): Promise<string> {
  const time = Math.floor(now / 1000)
  const made = await crypto.subtle.sign('HMAC', await keyOf(secret), signed(time, body))
  return `t=${time},v1=${hex(made)}`
}

/** Why a message is not taken. `stale`: signed well, and too long ago or ahead. */
export type Refusal = 'forged' | 'stale' | 'unsigned'

/** `null`: it is as the edge sent it. Compared in constant time. */
export async function refusalOf(
  secret: string,
  body: string,
  header: null | string,
  now: number,
): Promise<null | Refusal> {
  const [, time, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? []
  if (time === undefined || given === undefined) return 'unsigned'
  const bytes = Uint8Array.from(given.match(/../g)!, (pair) => parseInt(pair, 16))
  const key = await keyOf(secret)
  const isOurs = await crypto.subtle.verify('HMAC', key, bytes, signed(Number(time), body))
  if (!isOurs) return 'forged'
  return Math.abs(now / 1000 - Number(time)) > TOLERANCE ? 'stale' : null
}
