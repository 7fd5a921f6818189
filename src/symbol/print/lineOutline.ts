import type { OutlinedText } from '../text/outlineText.js'
import type { Glyphs, Weight } from '../text/types.js'

import { createLRU, type LRU } from '../../kit/createLRU.js'
import { outlineText } from '../text/outlineText.js'

/** Labels of a sheet say mostly the same: one call to action, one site, one word before each number. */
const KEPT = 500

const known = new WeakMap<Glyphs, LRU<OutlinedText>>()

/** A line in the font's whole units, which do not depend on where it stands. */
export function lineOutline(glyphs: Glyphs, line: string, weight: Weight): OutlinedText {
  const lines = known.get(glyphs) ?? createLRU<OutlinedText>(KEPT)
  known.set(glyphs, lines)
  const key = `${weight} ${line}`
  const seen = lines.get(key)
  if (seen) return seen
  const drawn = outlineText(glyphs, line, { size: glyphs[weight].unitsPerEm, weight })
  lines.set(key, drawn)
  return drawn
}
