import { createLRU } from '../../kit/createLRU.js'

/**
 * What never belongs into a link of a campaign and is put there all the same, by mailing tools above
 * all: addresses, telephone numbers, tokens. Listed in docs/privacy.md.
 */
const EMAIL = /[^\s@]@[\p{L}\p{N}][^\s@/?&=]*\.[\p{L}\p{N}-]{2,}/u

/** With a sign that it is one: bare digits are ids and dates. */
const PHONES = [
  // +49 170 1234567, 0049 (0)170/1234567; a blank in front is what a query makes of `+`
  /(?:^|[^\w+])(?:\+|00(?=[1-9]))\s?[1-9](?:[\s().\-/]{0,2}\d){6,14}(?!\d)/,
  /^ [1-9]\d{9,14}$/,
  // 0170 1234567 as people write it at home
  /(?:^|[^\w-])\(?0[1-9]\d{1,4}\)?[\s/.-]?\d(?:[\s-]?\d){4,8}$/,
  // (212) 555-0123
  /(?:^|[^\w-])\(?[2-9]\d{2}\)?[-. ][2-9]\d{2}[-. ]\d{4}$/,
  /\btel:/i,
]

const JWT = /\beyJ[\w-]{6,}\.[\w-]{4,}/
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i
const HEX = /(?<![a-z\d])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{20,}(?![a-z\d])/i
const DIGITS = /\d{20,}/

/** Words, abbreviations and numbers: `SummerSale2026`, `berlin2026A1`, `iPhone17Pro`, `16x9`. */
// Each run of one kind is taken whole, so that nothing is tried twice.
const READABLE =
  /^(?:\d+x\d+(?!\d)|[a-z](?=[A-Z][a-z])|[A-Z]?[a-z]{2,}(?![a-z])|[A-Z]{2,20}(?![A-Z]{2})|[A-Z](?=\d|$)|\d{1,10}(?!\d))+$/

const BREAKS = /[_\-+/=]/

/**
 * How often, of 1, letters and digits, or small letters and capitals, follow each other in a piece of
 * so many characters or more that no words make. Random ones change at nearly every other place.
 */
const UNREST = [
  [32, 0],
  [20, 0.2],
  [16, 0.3],
] as const

function unrest(piece: string): number {
  const changes = piece.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0
  return changes / (piece.length - 1)
}

function isRandom(piece: string): boolean {
  const most = UNREST.find(([length]) => piece.length >= length)
  if (!most || READABLE.test(piece) || !/[A-Za-z]/.test(piece)) return false
  // one case and no digit: a word of a language that joins them
  if (/^(?:[a-z]+|[A-Z]+)$/.test(piece)) return false
  return unrest(piece) >= most[1]
}

/** base64 has signs that look like breaks between words. */
function isBroken(run: string): boolean {
  const pieces = run.split(BREAKS)
  const joined = pieces.join('')
  if (joined.length < 18 || (pieces.length - 1) * 6 > run.length) return false
  const mixed = [/[a-z]/, /[A-Z]/, /\d/].every((some) => some.test(joined))
  const words = pieces.every((piece) => piece.length <= 3 || READABLE.test(piece))
  return mixed && !words && unrest(joined) >= 0.15
}

function isToken(text: string): boolean {
  if (JWT.test(text) || UUID.test(text) || HEX.test(text) || DIGITS.test(text)) return true
  const runs = text.match(/[\w+/=-]{16,}/g) ?? []
  return runs.some((run) => isBroken(run.replace(/=+$/, '')) || run.split(BREAKS).some(isRandom))
}

/** Mailing tools encode once more what another tool encoded. */
function decoded(text: string): string {
  let now = text
  for (let times = 0; times < 3 && now.includes('%'); times++) {
    try {
      now = decodeURIComponent(now)
    } catch {
      return now.replace(/%(?:25)*40/g, '@').replace(/%(?:25)*2b/gi, '+')
    }
  }
  return now
}

const known = createLRU<boolean>(2000)

/** Whether a value holds something that looks like an e-mail address. */
export const holdsEmail = (value: string): boolean =>
  value.length > 4 && EMAIL.test(decoded(value).normalize('NFKC'))

/**
 * Whether a value looks like an e-mail address, a telephone number or a token: JWT, UUID, long hex or
 * base64, reset codes. Names of campaigns, dates and ids of up to 19 digits do not.
 */
export function looksPersonal(value: string): boolean {
  // Nothing shorter is any of them.
  if (value.length < 6) return false
  const before = known.get(value)
  if (before !== undefined) return before
  const text = decoded(value).normalize('NFKC')
  const personal = EMAIL.test(text) || PHONES.some((phone) => phone.test(text)) || isToken(text)
  if (value.length <= 512) known.set(value, personal)
  return personal
}
