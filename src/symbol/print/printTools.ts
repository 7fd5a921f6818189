import type { Glyphs } from '../text/types.js'
import type { PrintTools } from './types.js'

import { arrange, placeSymbol } from './arrange.js'
import { layText } from './layText.js'

export const printTools = (glyphs: Glyphs): PrintTools => ({
  arrange: (box, input) => arrange(glyphs, box, input),
  symbol: placeSymbol,
  text: (box, text, style) => {
    const { height, items } = layText(glyphs, box, text, style)
    return { height, items: items(box.y) }
  },
})
