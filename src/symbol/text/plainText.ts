import type { Face } from './types.js'

/** Written another way where the font has no glyph of its own; they look the same. */
const ALIKE: Readonly<Record<string, string>> = {
  '\u02bc': '\u2019', // letter apostrophe, as in Ukrainian
  '\u2010': '-',
  '\u2011': '-',
  '\u2032': "'",
  '\u2033': '"',
}

/**
 * The characters to draw, composed (NFC), every space as one kind, and without what is not seen:
 * soft hyphens, joiners, marks of direction, variation selectors.
 */
export function plainText(
  face: Pick<Face, 'glyph'>,
  text: string,
): { characters: string[]; missing: string[] } {
  const seen = text
    .replace(/\s/gu, ' ')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu, '')
  const [characters, missing] = [[] as string[], new Set<string>()]
  for (const character of seen) {
    if (face.glyph(character)) {
      characters.push(character)
      continue
    }
    const written = [ALIKE[character], widthOrLigature(character)].find(
      (one) => one !== undefined && [...one].every((part) => face.glyph(part)),
    )
    if (written === undefined) missing.add(character)
    else characters.push(...written)
  }
  return { characters, missing: [...missing] }
}

/** `ﬁ` as `fi`, full-width `Ａ` as `A`. */
function widthOrLigature(character: string): string | undefined {
  return /[\ufb00-\ufb06\uff01-\uff5e]/.test(character) ? character.normalize('NFKC') : undefined
}
