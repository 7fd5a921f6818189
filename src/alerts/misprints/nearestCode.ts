/** Characters that print and people take for each other. */
const ALIKE = ['0OQD', '1ILJ', '2Z', '5S', '8B', 'UV', 'CG'] as const
/** A text as long as that may be wrong in two places. */
const LONG = 8

/**
 * The code a text was most likely meant to be: one wrong, missing, doubled or swapped character away, two
 * in a longer text; of several the one whose characters look alike. `null`: none is near.
 */
export function nearestCode<Code extends { code: string }>(
  text: string,
  codes: readonly Code[],
): Code | null {
  const most = text.length >= LONG ? 2 : 1
  let found: Code | null = null
  let best = most + 1
  for (const one of codes) {
    if (one.code === text || Math.abs(one.code.length - text.length) > most) continue
    const distance = distanceOf(text, one.code)
    if (distance > most) continue
    const rank = distance - (looksAlike(text, one.code) ? 0.5 : 0)
    if (rank < best || (rank === best && found !== null && one.code < found.code)) {
      best = rank
      found = one
    }
  }
  return found
}

function looksAlike(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  return [...a].every(
    (one, at) =>
      one === b[at] || ALIKE.some((group) => group.includes(one) && group.includes(b[at]!)),
  )
}

/** Wrong, missing and additional characters, and neighbours that changed places (optimal string alignment). */
export function distanceOf(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, beforeLast[j - 2]! + 1)
      }
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
