const SIZE = 64
const { floor } = Math

/** The first 32 bits behind the point of a root: the constants of FIPS 180-4, section 4.2.2 and 5.3.3. */
const fraction = (value: number, root: number): number => {
  const exact = value ** (1 / root)
  return ((exact - floor(exact)) * 2 ** 32) | 0
}
const PRIMES = Array.from({ length: 311 }, (_, at) => at + 2).filter((one) => isPrime(one))
const START = PRIMES.slice(0, 8).map((one) => fraction(one, 2))
const ROUND = PRIMES.slice(0, 64).map((one) => fraction(one, 3))

function isPrime(one: number): boolean {
  for (let by = 2; by * by <= one; by++) if (one % by === 0) return false
  return true
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/**
 * SHA-256 (FIPS 180-4) at once, where a runtime has it as a promise only. For a few hundred bytes; for
 * more take WebCrypto.
 */
export function plainSHA256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(floor((bytes.length + 9 + SIZE - 1) / SIZE) * SIZE)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const state = Int32Array.from(START)
  for (let at = 0; at < padded.length; at += SIZE) mix(state, view, at)
  const hash = new DataView(new ArrayBuffer(32))
  state.forEach((word, at) => hash.setInt32(at * 4, word))
  return new Uint8Array(hash.buffer)
}

function mix(state: Int32Array, view: DataView, from: number): void {
  const words = new Int32Array(64)
  for (let at = 0; at < 16; at++) words[at] = view.getInt32(from + at * 4)
  for (let at = 16; at < 64; at++) {
    const [early, late] = [words[at - 15]!, words[at - 2]!]
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words[at] = (words[at - 16]! + first + words[at - 7]! + second) | 0
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number] // prettier-ignore
  for (let at = 0; at < 64; at++) {
    const choice = (e & f) ^ (~e & g)
    const sum = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const one = (h + sum + choice + ROUND[at]! + words[at]!) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] = (state[at]! + word) | 0))
}
