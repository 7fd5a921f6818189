export type Weight = 'regular' | 'semiBold'

/** A face as `scripts/buildGlyphs.ts` writes it. Lengths in units of which `unitsPerEm` are the size. */
export type FaceData = {
  readonly ascent: number
  readonly capHeight: number
  /** Outlines relative to their start, apart by `;`. */
  readonly contours: string
  /** Below the line: negative. */
  readonly descent: number
  /** `step:advance:contour,x y:…`, apart by `;`. The step is from the code point before, 1 left out. */
  readonly glyphs: string
  /** Lines of left character, amount, space, right characters. */
  readonly kerning: string
  readonly unitsPerEm: number
}

/** One command of an outline, in units and y up: `M`, `L`, `C` with its points, `Z`. */
export type Command = { letter: 'C' | 'L' | 'M' | 'Z'; points: readonly number[] }

export type Glyph = { advance: number; outline: readonly Command[] }

/** The bundled font, ready to draw with. See `loadGlyphs`. */
export type Face = Pick<FaceData, 'ascent' | 'capHeight' | 'descent' | 'unitsPerEm'> & {
  /** `undefined`: the font has no such character. */
  glyph: (character: string) => Glyph | undefined
  kern: (left: string, right: string) => number
}

export type Glyphs = Readonly<Record<Weight, Face>>
