import type { GS1Problem } from './types.js'

import { type ApplicationIdentifier, type ValuePart } from './applicationIdentifiers.js'
import { checkCharactersOf, checkDigitOf } from './checkDigits.js'

const SETS: Readonly<Record<ValuePart['set'], RegExp>> = {
  N: /^\d+$/,
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/,
  Y: /^[#\-/0-9A-Z]+$/,
  Z: /^[\w\-=]+$/,
}

/** What is wrong with the value of an application identifier; `null`: nothing. */
export function checkValue({ ai, parts }: ApplicationIdentifier, value: string): GS1Problem | null {
  const least = parts.reduce((sum, part) => sum + (part.optional ? 0 : part.min), 0)
  const most = parts.reduce((sum, part) => sum + part.max, 0)
  const wrongLength: GS1Problem = {
    ai,
    fix: least === most ? String(least) : `${least}–${most}`,
    kind: 'length',
    value,
  }
  let at = 0
  for (const part of parts) {
    const text = value.slice(at, at + part.max)
    if (text === '' && part.optional) break
    if (!SETS[part.set].test(text) && text !== '') return { ai, kind: 'charset', value }
    if (text.length < part.min) return wrongLength
    at += text.length
    for (const check of part.checks) {
      const said = CHECKS[check]!(text)
      if (said === null) continue
      // The whole value as it would be right.
      const fix = said.fix && value.slice(0, at - text.length) + said.fix + value.slice(at)
      return { ai, ...said, ...(fix && { fix }), value }
    }
  }
  return at < value.length ? wrongLength : null
}

type Said = { fix?: string; kind: GS1Problem['kind'] } | null

const content =
  (isRight: (text: string) => boolean) =>
  (text: string): Said =>
    isRight(text) ? null : { kind: 'content' }

const date =
  (isRight: (text: string) => boolean) =>
  (text: string): Said =>
    isRight(text) ? null : { kind: 'date' }

/** Year without century, month, day; a day `00` stands for the whole month. */
function isDay(text: string, canBeMonth: boolean): boolean {
  const [year, month, day] = [0, 2, 4].map((at) => Number(text.slice(at, at + 2)))
  if (month! < 1 || month! > 12) return false
  if (day === 0) return canBeMonth
  return day! <= new Date(Date.UTC(2000 + year!, month!, 0)).getUTCDate()
}

const below = (limit: number) => (text: string) => Number(text) < limit
const isTime = (text: string): boolean => below(24)(text.slice(0, 2)) && below(60)(text.slice(2, 4))

/** By the names that `applicationIdentifiers` uses. */
const CHECKS: Readonly<Record<string, (text: string) => Said>> = {
  csum: (text) => {
    const fix = text.slice(0, -1) + checkDigitOf(text.slice(0, -1))
    return fix === text ? null : { fix, kind: 'checkDigit' }
  },
  gcp: content((text) => /^\d{4}/.test(text)),
  hh: date(below(24)),
  hhmi: date(isTime),
  hyphen: content((text) => text === '-'),
  importer: content((text) => /^[-\w]$/.test(text)),
  mi: date(below(60)),
  nolead: content((text) => text === '0' || !text.startsWith('0')),
  nonzero: content((text) => Number(text) !== 0),
  pair: (text) => {
    const body = text.slice(0, -2)
    const pair = text.length < 3 ? null : checkCharactersOf(body)
    if (pair === null) return { kind: 'content' }
    return text.endsWith(pair) ? null : { fix: body + pair, kind: 'checkCharacters' }
  },
  pcenc: content((text) => !/%(?![0-9A-Fa-f]{2})/.test(text)),
  piece: content((text) => {
    const [piece, total] = [Number(text.slice(0, 2)), Number(text.slice(2))]
    return piece > 0 && piece <= total
  }),
  sequence: content((text) => /^[1-9]\/[1-9]$/.test(text) && text[0]! <= text[2]!),
  winding: content((text) => /^[019]$/.test(text)),
  yesno: content((text) => /^[01]$/.test(text)),
  yymmd0: date((text) => isDay(text, true)),
  yymmdd: date((text) => isDay(text, false)),
  yyyymmdd: date((text) => isDay(text.slice(2), false)),
  zero: content((text) => text === '0'),
}
