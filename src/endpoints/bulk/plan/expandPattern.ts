import type { Line, Plan, Say } from './types.js'

import { MOST_CODES } from './types.js'

/** `1..120`, `001..120`, `A..M`, `aa..az`: between things that do not go on with it. */
const RANGE =
  /(?<![\p{L}\p{N}.])(\d{1,9}|[A-Z]{1,2}|[a-z]{1,2})\.\.(\d{1,9}|[A-Z]{1,2}|[a-z]{1,2})(?![\p{L}\p{N}.])/gu
/** In codes and addresses a range may stand right behind other characters: `T1..9`, `…/table-1..9`. */
const TIGHT = /(\d{1,9})\.\.(\d{1,9})(?!\d|\.)/g

type Counted = { count: number; ranges: Range[] } | { problem: string }
type Range = { at: (index: number) => string; count: number; end: number; start: number }

export type Pattern = { code?: string; destination?: string; title: string }

/** How many texts a pattern stands for, before one is made. */
export function countPattern(pattern: string, say: Say, tight = false): Counted {
  const ranges: Range[] = []
  for (const match of pattern.matchAll(tight ? TIGHT : RANGE)) {
    const [written, from, to] = match as unknown as [string, string, string]
    const range = readRange(from, to)
    if (range === null) return { problem: say('plugin-qr:bulkRangeMixed', { range: written }) }
    if (range.count < 1) return { problem: say('plugin-qr:bulkRangeBackwards', { range: written }) }
    ranges.push({ ...range, end: match.index + written.length, start: match.index })
  }
  return { count: ranges.reduce((product, { count }) => product * count, 1), ranges }
}

/** Texts of a pattern: all combinations of its ranges, the last one turning fastest. */
function textsOf(pattern: string, ranges: readonly Range[], count: number): string[] {
  return Array.from({ length: count }, (_, number) => {
    let rest = number
    let text = pattern
    for (const { at, count: own, end, start } of [...ranges].reverse()) {
      text = text.slice(0, start) + at(rest % own) + text.slice(end)
      rest = Math.floor(rest / own)
    }
    return text
  })
}

/**
 * `Row A..M seat 1..40` as 520 titles. Code and destination may be patterns of as many; without a
 * range a destination is that of all.
 */
export function expandPattern({ code, destination, title }: Pattern, say: Say): Plan {
  const fail = (field: string, message: string): Plan => ({
    lines: [],
    notices: [],
    problems: [{ field, line: null, message }],
  })
  const titles = countPattern(title, say)
  if ('problem' in titles) return fail('title', titles.problem)
  if (title.trim() === '' || titles.ranges.length === 0) {
    return fail('title', say('plugin-qr:bulkNoRange'))
  }
  const { count } = titles
  if (count > MOST_CODES) {
    return fail('title', say('plugin-qr:bulkTooMany', { count, most: MOST_CODES }))
  }
  const columns: Record<string, string[]> = { title: textsOf(title, titles.ranges, count) }
  for (const [field, pattern] of Object.entries({ code, destination })) {
    if (!pattern?.trim()) continue
    const own = countPattern(pattern, say, true)
    if ('problem' in own) return fail(field, own.problem)
    if (own.ranges.length === 0 && field === 'destination') {
      columns[field] = Array.from({ length: count }, () => pattern)
    } else if (own.count !== count) {
      return fail(field, say('plugin-qr:bulkRangeCount', { count: own.count, wanted: count }))
    } else columns[field] = textsOf(pattern, own.ranges, count)
  }
  const lines = Array.from({ length: count }, (_, index): Line => ({
    cells: Object.fromEntries(Object.entries(columns).map(([name, texts]) => [name, texts[index]])),
    line: index + 1,
  }))
  return { lines, notices: [], problems: [] }
}

function readRange(from: string, to: string): Pick<Range, 'at' | 'count'> | null {
  const kinds = [/^\d+$/, /^[A-Z]+$/, /^[a-z]+$/]
  const kind = kinds.findIndex((one) => one.test(from))
  if (!kinds[kind]!.test(to)) return null
  if (kind === 0) {
    const width = /^0\d/.test(from) ? from.length : 0
    const first = Number(from)
    return {
      at: (index) => String(first + index).padStart(width, '0'),
      count: Number(to) - first + 1,
    }
  }
  const first = numberOf(from)
  const cased = (text: string) => (kind === 1 ? text : text.toLowerCase())
  return { at: (index) => cased(lettersOf(first + index)), count: numberOf(to) - first + 1 }
}

/** A is 1, Z is 26, AA is 27, as columns of a spreadsheet. */
const numberOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function lettersOf(number: number): string {
  let letters = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
