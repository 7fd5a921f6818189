import type { GS1Problem } from './types.js'

/** Characters of what somebody wrote that a sentence repeats. */
const SHOWN = 100

/** What the sentence about a problem names: `plugin-qr:gs1_checkDigit` and its sisters. */
export function problemValues({ ai = '', fix = '', value = '' }: GS1Problem) {
  const at = [...fix].findIndex((char, place) => char !== value[place])
  return {
    ai,
    digit: fix[at] ?? '',
    fix: fix.slice(0, SHOWN),
    length: value.length,
    value: value.slice(0, SHOWN),
  }
}
