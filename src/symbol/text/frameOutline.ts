import type { OutlineText } from '../geometry/frames.js'
import type { Glyphs } from './types.js'

import { outlineText } from './outlineText.js'

/** How `drawSymbol` writes a call to action: in semi-bold, capitals as high as asked, `y` in their middle. */
export function frameOutline(glyphs: Glyphs): OutlineText {
  const { capHeight, unitsPerEm } = glyphs.semiBold
  const capitals = capHeight / unitsPerEm
  return (text, { size, y, ...place }) => {
    const options = { ...place, size: size / capitals, weight: 'semiBold' } as const
    const measured = outlineText(glyphs, text, options)
    // What was made smaller stays in the middle.
    const line = outlineText(glyphs, text, { ...options, y: y + (measured.size * capitals) / 2 })
    return { d: line.d, missing: [...line.missing], width: line.width }
  }
}
