import { normaliseCode } from '../../vocabulary/normaliseCode.js'

/** Punctuation, symbols, blanks and what is invisible, of any script. */
const TRAILING = /[\p{P}\p{S}\p{Z}\p{C}]+$/u

/** Whether a code ends in what linkifiers and people leave out or add. */
export const endsLoosely = (code: string): boolean => TRAILING.test(code)

/**
 * The code without what a sentence, a linkifier or a hand put behind it: `CODE.`, `CODE)`, `CODE。`,
 * a zero-width space. `null` where nothing trails, or what is left cannot be a code. Asked only where
 * there is no code of the very text. Takes what `normaliseCode` takes.
 */
export function forgiveCode(raw: string): null | string {
  if (typeof raw !== 'string' || raw.length > 1024) return null
  let text = raw
  try {
    text = decodeURIComponent(raw)
  } catch {
    // stays as it is written
  }
  const bare = text.replace(TRAILING, '')
  return bare === text ? null : normaliseCode(bare)
}
