import type { Drawing, Paint, Shape } from '../geometry/types.js'
import type { Ink } from './inks.js'

import { cmykOf } from './colour.js'
import { checkInk, noSpot, spotName } from './inks.js'
import { pathOperators } from './pathOperators.js'
import { separated } from './separated.js'

export type PDFPlace = {
  /**
   * Ground that is printed beyond the drawing, in the units of the page.
   * @default 0
   */
  bleed?: number
  /** @default 'rgb' */
  ink?: Ink
  /** In the units of the page, points unless it was scaled; the height with it. */
  width: number
  /** Of the drawing's left upper corner, from that of the page. */
  x: number
  y: number
}

type Document = PDFKit.PDFDocument

/** What `pdfkit` has and its types do not. */
type Inside = {
  addSpotColor: (name: string, ...percent: readonly number[]) => void
  openImage: (png: Buffer) => PDFKit.Mixins.ImageSrc
  spotColors: Record<string, unknown>
}
const inside = (document: Document) => document as unknown as Inside

/**
 * Draws on a page of `pdfkit`, as outlines; a logo is the one picture. A page takes as many drawings
 * as there is room for.
 */
export async function drawOnPDF(
  document: Document,
  drawing: Drawing,
  { bleed = 0, ink = 'rgb', width, x, y }: PDFPlace,
): Promise<void> {
  checkInk(ink, drawing)
  const scale = width / drawing.width
  const beyond = bleed / scale
  document.save().translate(x, y).scale(scale)
  if (drawing.background !== null) {
    setInk(document, drawing.background, ink)
    const [wide, high] = [drawing.width + 2 * beyond, drawing.height + 2 * beyond]
    document.addContent(`${-beyond} ${-beyond} ${wide} ${high} re f`)
  }
  for (const shape of drawing.shapes) {
    if (shape.kind === 'image') await drawImage(document, shape, ink)
    else {
      if (shape.paint.kind === 'solid') setInk(document, shape.paint.colour, ink)
      else document.fillColor(gradientOf(document, shape.paint, ink))
      document.addContent(`${pathOperators(shape.d)}f*`)
    }
  }
  document.restore()
}

function setInk(document: Document, colour: string, ink: Ink): void {
  document.fillColor(inkOf(document, colour, ink))
}

/** A colour as `pdfkit` takes it: CMYK in per cent, a spot ink by name, else RGB. */
export function inkOf(document: Document, colour: string, ink: Ink): PDFKit.Mixins.ColorValue {
  const percent = cmykOf(colour).map((one) => one * 100) as [number, number, number, number]
  const pure = colour === '#000000' || colour === '#ffffff'
  if (ink === 'cmyk' || (ink === 'rgb' && pure) || colour === '#ffffff') return percent
  if (ink === 'rgb') return colour
  const name = spotName(colour)
  spotInk(document, name, percent)
  return name
}

/** Once per document: every call would add an ink. */
export function spotInk(document: Document, name: string, percent: readonly number[]): void {
  if (!inside(document).spotColors[name]) inside(document).addSpotColor(name, ...percent)
}

type Gradient = Exclude<Paint, { kind: 'solid' }>

function gradientOf(document: Document, paint: Gradient, ink: Ink): PDFKit.PDFGradient {
  const gradient =
    paint.kind === 'linear'
      ? document.linearGradient(...paint.from, ...paint.to)
      : document.radialGradient(...paint.centre, 0, ...paint.centre, paint.radius)
  for (const { colour, offset } of paint.stops) {
    // All in one kind of colour, so that black is not black ink alone here.
    // Its types know no colours but by name.
    gradient.stop(offset, (ink === 'cmyk' ? inkOf(document, colour, ink) : colour) as string)
  }
  return gradient
}

type Picture = Omit<Extract<Shape, { kind: 'image' }>, 'kind'>

export async function drawImage(
  document: Document,
  { height, png, width, x, y }: Picture,
  ink: Ink,
): Promise<void> {
  if (ink === 'spot') throw noSpot('a logo')
  if (ink !== 'cmyk') {
    document.image(pictureOn(document, png), x, y, { height, width })
    return
  }
  const name = await separated(document, png)
  // Pictures stand on their feet; the page was turned over.
  document.save().addContent(`${width} 0 0 ${-height} ${x} ${y + height} cm /${name} Do`)
  document.restore()
}

const pictures = new WeakMap<Document, Map<Uint8Array, PDFKit.Mixins.ImageSrc>>()

/** `pdfkit` puts a picture in once if it gets what it opened, and else every time. */
function pictureOn(document: Document, png: Uint8Array): PDFKit.Mixins.ImageSrc {
  const known = pictures.get(document) ?? new Map<Uint8Array, PDFKit.Mixins.ImageSrc>()
  pictures.set(document, known)
  const picture = known.get(png) ?? inside(document).openImage(Buffer.from(png))
  known.set(png, picture)
  return picture
}
