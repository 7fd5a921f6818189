import { deflateSync } from 'node:zlib'

import type { Drawing, Paint, Shape, Stop } from '../geometry/types.js'
import type { Ink } from './inks.js'

import { inRange, WIDTH_MM } from '../SymbolError.js'
import { cmykOf, decimals, rgbOf } from './colour.js'
import { checkInk, spotName } from './inks.js'
import { pathOperators } from './pathOperators.js'
import { POINTS_PER_MM } from './pdfCut.js'
import { splitPixels } from './separated.js'

export type EPSOptions = {
  /** @default 'rgb' */
  ink?: Ink
  /**
   * Title in the document's comments.
   * @default 'QR code'
   */
  title?: string
  /**
   * Width in millimetres, 5 to 2000, quiet zone included.
   * @default 40
   */
  widthMM?: number
}

/** The names a path is written with; those of PDF. */
const PROLOG = `/m { moveto } bind def
/l { lineto } bind def
/c { curveto } bind def
/h { closepath } bind def
/re { 4 2 roll m exch dup 0 rlineto exch 0 exch rlineto neg 0 rlineto h } bind def`

/**
 * A drawing as an EPS of PostScript level 3, in outlines and without fonts. EPS knows no transparency:
 * a logo stands on the ground's colour, and on white where there is none.
 */
export async function epsOf(drawing: Drawing, options: EPSOptions = {}): Promise<string> {
  const { ink = 'rgb', title = 'QR code' } = options
  checkInk(ink, drawing)
  const width = inRange('widthMM', options.widthMM ?? 40, WIDTH_MM) * POINTS_PER_MM
  const scale = width / drawing.width
  const height = drawing.height * scale
  const shapes = await Promise.all(drawing.shapes.map((shape) => drawShape(shape, drawing, ink)))
  const { background } = drawing
  const whole = `0 0 ${decimals(drawing.width)} ${decimals(drawing.height)}`
  const lines = [
    '%!PS-Adobe-3.0 EPSF-3.0',
    `%%BoundingBox: 0 0 ${Math.ceil(width - 1e-6)} ${Math.ceil(height - 1e-6)}`,
    `%%HiResBoundingBox: 0 0 ${decimals(width)} ${decimals(height)}`,
    `%%Title: (${plainText(title)})`,
    '%%Creator: (payload-plugin-qr)',
    '%%LanguageLevel: 3',
    '%%Pages: 1',
    '%%EndComments',
    '%%BeginProlog',
    PROLOG,
    '%%EndProlog',
    '%%Page: 1 1',
    'gsave',
    // Modules count down from the top.
    `0 ${decimals(height)} translate ${scale.toFixed(8)} ${(-scale).toFixed(8)} scale`,
    ...(background === null ? [] : [setInk(background, ink), `${whole} rectfill`]),
    ...shapes,
    'grestore',
    'showpage',
    '%%EOF',
  ]
  return `${lines.join('\n')}\n`
}

async function drawShape(shape: Shape, drawing: Drawing, ink: Ink): Promise<string> {
  if (shape.kind === 'image') return drawImage(shape, drawing, ink)
  const path = `newpath\n${pathOperators(shape.d)}`
  if (shape.paint.kind === 'solid') return `${setInk(shape.paint.colour, ink)}\n${path}eofill`
  return `gsave\n${path}eoclip\n${shading(shape.paint, ink)} shfill\ngrestore`
}

function setInk(colour: string, ink: Ink): string {
  if (ink === 'spot' && colour !== '#ffffff') {
    // From the amount of the ink to what stands for it where there is no such ink.
    const instead = cmykOf(colour)
      .map((one) => `dup ${one} mul exch`)
      .join(' ')
    return `[/Separation (${spotName(colour)}) /DeviceCMYK { ${instead} pop }] setcolorspace 1 setcolor`
  }
  // Gray is black ink alone.
  if (colour === '#000000') return '0 setgray'
  if (colour === '#ffffff') return '1 setgray'
  return ink === 'cmyk'
    ? `${cmykOf(colour).join(' ')} setcmykcolor`
    : `${rgbOf(colour).map(decimals).join(' ')} setrgbcolor`
}

const spaceOf = (ink: Ink): string => (ink === 'cmyk' ? '/DeviceCMYK' : '/DeviceRGB')

function shading(paint: Exclude<Paint, { kind: 'solid' }>, ink: Ink): string {
  const points =
    paint.kind === 'linear'
      ? [...paint.from, ...paint.to]
      : [...paint.centre, 0, ...paint.centre, paint.radius]
  return (
    `<< /ShadingType ${paint.kind === 'linear' ? 2 : 3} /ColorSpace ${spaceOf(ink)} ` +
    `/Coords [${points.map(decimals).join(' ')}] /Extend [true true]\n` +
    `/Function ${blend(paint.stops, ink)} >>`
  )
}

/** From stop to stop; before the first and behind the last the colour stays. */
function blend(stops: readonly Stop[], ink: Ink): string {
  const parts = (colour: string) =>
    (ink === 'cmyk' ? cmykOf(colour) : rgbOf(colour)).map(decimals).join(' ')
  const [first, last] = [stops[0]!, stops.at(-1)!]
  const all = [
    ...(first.offset > 0 ? [{ ...first, offset: 0 }] : []),
    ...stops,
    ...(last.offset < 1 ? [{ ...last, offset: 1 }] : []),
  ]
  const steps = all.slice(1).map((stop, at) => ({ from: all[at]!, to: stop }))
  const functions = steps.map(
    ({ from, to }) =>
      `<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [${parts(from.colour)}] /C1 [${parts(to.colour)}] >>`,
  )
  const bounds = all.slice(1, -1).map(({ offset }) => decimals(offset))
  return (
    `<< /FunctionType 3 /Domain [0 1] /Functions [\n${functions.join('\n')}\n]\n` +
    `/Bounds [${bounds.join(' ')}] /Encode [${steps.map(() => '0 1').join(' ')}] >>`
  )
}

async function drawImage(
  { height, png, width, x, y }: Extract<Shape, { kind: 'image' }>,
  { background }: Drawing,
  ink: Ink,
): Promise<string> {
  const { default: sharp } = await import('sharp')
  const flat = sharp(png)
    .flatten({ background: background ?? '#ffffff' })
    .toColourspace('srgb')
  const { data, info } = await flat.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels =
    ink === 'cmyk' ? splitPixels(data).inks : Buffer.from(data.filter((_, at) => at % 4 !== 3))
  const channels = ink === 'cmyk' ? 4 : 3
  const hex = deflateSync(pixels)
    .toString('hex')
    .replace(/.{1,120}/g, '$&\n')
  return [
    'gsave',
    `${decimals(x)} ${decimals(y)} translate ${decimals(width)} ${decimals(height)} scale`,
    `${spaceOf(ink)} setcolorspace`,
    `<< /ImageType 1 /Width ${info.width} /Height ${info.height} /BitsPerComponent 8`,
    `/Decode [${'0 1 '.repeat(channels).trim()}] /ImageMatrix [${info.width} 0 0 ${info.height} 0 0]`,
    '/DataSource currentfile /ASCIIHexDecode filter /FlateDecode filter >> image',
    `${hex}>`,
    'grestore',
  ].join('\n')
}

/** A comment is one line of ASCII, its brackets paired. */
const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[\\()]/g, '\\$&')
    .slice(0, 200)
