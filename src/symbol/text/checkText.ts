import type { Glyphs, Weight } from './types.js'

import { SymbolError } from '../SymbolError.js'
import { plainText } from './plainText.js'

/** Throws a `SymbolError` for a text the bundled font cannot write: a box is never printed. */
export function checkText(
  parameter: string,
  glyphs: Glyphs,
  text: string,
  weight: Weight = 'regular',
): void {
  const { missing } = plainText(glyphs[weight], text)
  if (missing.length === 0) return
  const shown = missing.slice(0, 5).map((one) => (/\p{M}/u.test(one) ? `◌${one}` : one))
  throw new SymbolError(
    parameter,
    `the font has no ${shown.join(' ')}${missing.length > 5 ? ' …' : ''}; ` +
      'takes Latin, Cyrillic and Greek letters. Leave it out, or put the text into the logo',
  )
}
