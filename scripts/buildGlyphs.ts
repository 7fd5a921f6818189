import type { Font } from 'fontkit'

import { openSync } from 'fontkit'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const OUTPUT = '../src/symbol/text/faces/'
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']
const FACES = { regular: 400, semiBold: 600 } as const

/** Alphabets of Europe, digits, punctuation, currencies. What is left out is phonetics and history. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x18f, 0x18f],
  [0x192, 0x192],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x1cd, 0x1dc],
  [0x1e2, 0x1ed],
  [0x1fa, 0x21b],
  [0x228, 0x233],
  [0x259, 0x259],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x4ff],
  [0x1e02, 0x1ef9],
  [0x2010, 0x2044],
  [0x20a0, 0x20bf],
  [0x2113, 0x2122],
  [0x2190, 0x2199],
  [0x2212, 0x2215],
] as const

/** The subsets have these two; the others are these, turned. */
const TURNED = [
  [0x2190, 0x2191, 90],
  [0x2192, 0x2191, -90],
  [0x2196, 0x2191, 45],
  [0x2197, 0x2191, -45],
  [0x2198, 0x2193, 45],
  [0x2199, 0x2193, -45],
] as const

/** Pairs of these are kerned, within an alphabet. */
const KERNED = [
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-!?/\'"“”„’«»()&',
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяІіЇїЄєҐґ.,:;-!?«»„“',
  'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ.,:;-!?«»',
]

/** Less than this many units nobody sees. */
const SEEN = 8

type Point = [x: number, y: number]
/** An outline with its commands relative to where it starts. */
type Contour = { path: string; start: Point }
type Glyph = { advance: number; contours: Contour[] }
type Command = { args: number[]; command: string }

/**
 * Takes the outlines of Fira Sans out of its web fonts once, so that nothing reads a font when a
 * symbol is drawn. Its static faces have no overlapping outlines, which the even-odd rule needs.
 * Run it by hand after changing the font or `RANGES`.
 */
function buildGlyphs(): void {
  mkdirSync(fileURLToPath(new URL(OUTPUT, import.meta.url)), { recursive: true })
  for (const [name, weight] of Object.entries(FACES)) {
    const fonts = openFonts(weight)
    const { ascent, capHeight, descent, unitsPerEm } = fonts[0]!
    const face = { ...encode(readGlyphs(fonts)), kerning: kerningOf(fonts) }
    const text =
      `// Made by scripts/buildGlyphs.ts from Fira Sans, weight ${weight} (SIL Open Font License 1.1).\n` +
      `import type { FaceData } from '../types.js'\n\n// prettier-ignore\n` +
      `export const ${name}: FaceData = ${literal({ ascent, capHeight, descent, unitsPerEm, ...face })}\n`
    writeFileSync(fileURLToPath(new URL(`${OUTPUT}${name}.ts`, import.meta.url)), text)
    process.stdout.write(`${name}: ${Math.round(text.length / 1000)} kB\n`)
  }
}

function openFonts(weight: number): Font[] {
  const root = path.dirname(
    createRequire(import.meta.url).resolve('@fontsource/fira-sans/package.json'),
  )
  return SUBSETS.map(
    (subset) =>
      openSync(path.join(root, `files/fira-sans-${subset}-${weight}-normal.woff2`)) as Font,
  )
}

function readGlyphs(fonts: Font[]): Map<number, Glyph> {
  const glyphs = new Map<number, Glyph>()
  for (const [from, to] of RANGES) {
    for (let code = from; code <= to; code++) {
      const font = fonts.find((one) => one.hasGlyphForCodePoint(code))
      if (!font) continue
      const glyph = font.glyphForCodePoint(code)
      const contours = contoursOf(glyph.path.commands as Command[])
      glyphs.set(code, { advance: Math.round(glyph.advanceWidth), contours })
    }
  }
  for (const [code, source, degrees] of TURNED) {
    const font = fonts.find((one) => one.hasGlyphForCodePoint(source))!
    const { advanceWidth, bbox, path: outline } = font.glyphForCodePoint(source)
    const centre: Point = [(bbox.minX + bbox.maxX) / 2, (bbox.minY + bbox.maxY) / 2]
    const height = bbox.maxY - bbox.minY
    // as wide as it was high, with the same space on both sides
    const advance = advanceWidth - (bbox.maxX - bbox.minX) + height
    const shift: Point = [advance / 2, centre[1]]
    const turned = (outline.commands as Command[]).map(({ args, command }) => ({
      args: turn(args, centre, shift, (degrees * Math.PI) / 180),
      command,
    }))
    glyphs.set(code, { advance: Math.round(advance), contours: contoursOf(turned) })
  }
  return glyphs
}

function turn(args: number[], centre: Point, to: Point, angle: number): number[] {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const turned: number[] = []
  for (let at = 0; at < args.length; at += 2) {
    const [x, y] = [args[at]! - centre[0], args[at + 1]! - centre[1]]
    turned.push(to[0] + x * cos - y * sin, to[1] + x * sin + y * cos)
  }
  return turned
}

function contoursOf(commands: Command[]): Contour[] {
  const contours: Contour[] = []
  let at: Point = [0, 0]
  for (const { args, command } of commands) {
    const points = args.map(Math.round)
    if (command === 'moveTo') {
      at = [points[0]!, points[1]!]
      contours.push({ path: '', start: at })
    } else if (command !== 'closePath') {
      const letter = { bezierCurveTo: 'c', lineTo: 'l', quadraticCurveTo: 'q' }[command]
      if (!letter) throw new Error(`no letter for ${command}`)
      const relative = points.map((value, index) => value - at[index % 2]!)
      contours.at(-1)!.path += letter + numbers(relative)
      at = [points.at(-2)!, points.at(-1)!]
    }
  }
  return contours
}

/** Apart by a sign or a space. */
function numbers(values: readonly number[]): string {
  return values.map((value, at) => (at > 0 && value >= 0 ? ' ' : '') + value).join('')
}

/** Letters and their accents are drawn once: `é` is the outlines of `e` and an accent, placed. */
function encode(glyphs: Map<number, Glyph>): { contours: string; glyphs: string } {
  const known = new Map<string, number>()
  const rows: string[] = []
  let last = 0
  for (const [code, { advance, contours }] of [...glyphs].sort(([a], [b]) => a - b)) {
    const placed = contours.map(({ path: outline, start }) => {
      if (!known.has(outline)) known.set(outline, known.size)
      return `${known.get(outline)!.toString(36)},${numbers(start)}`
    })
    // a code point as its distance from the one before, mostly one
    rows.push([code - last === 1 ? '' : code - last, advance, ...placed].join(':'))
    last = code
  }
  return { contours: [...known.keys()].join(';'), glyphs: rows.join(';') }
}

/** Lines of a left character, an amount, and the right characters that are moved by it. */
function kerningOf(fonts: Font[]): string {
  const pairs = new Map<string, Set<string>>()
  for (const alphabet of KERNED) {
    for (const left of alphabet) {
      for (const right of alphabet) {
        const amount = kernOf(fonts, left, right)
        if (Math.abs(amount) < SEEN) continue
        const key = `${left}${amount} `
        pairs.set(key, (pairs.get(key) ?? new Set()).add(right))
      }
    }
  }
  return [...pairs].map(([key, rights]) => key + [...rights].join('')).join('\n')
}

const covers = (font: Font, character: string): boolean =>
  font.hasGlyphForCodePoint(character.codePointAt(0)!)

function kernOf(fonts: Font[], left: string, right: string): number {
  const font = fonts.find((one) => covers(one, left) && covers(one, right))
  if (!font) return 0
  const { glyphs, positions } = font.layout(left + right)
  if (glyphs.length !== 2) return 0
  return Math.round(positions[0]!.xAdvance - glyphs[0]!.advanceWidth)
}

function literal(face: Record<string, number | string>): string {
  const rows = Object.entries(face).map(([name, value]) => {
    return `  ${name}: ${JSON.stringify(typeof value === 'number' ? Math.round(value) : value)},`
  })
  return `{\n${rows.join('\n')}\n}`
}

buildGlyphs()
