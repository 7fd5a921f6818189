import type { Drawing, Paint, Shape, Stop } from '../geometry/types.js'

import { inRange, SVG_SIZE, WIDTH_MM } from '../SymbolError.js'
import { decimals } from './colour.js'

/** The part of the plane that is shown, in modules. */
export type View = { height: number; width: number; x: number; y: number }

export type SVGOptions = {
  /** `width` in px, the height with it. Without either size the image takes that of its place. */
  size?: number
  /**
   * What a screen reader says.
   * @default 'QR code'
   */
  title?: string
  /**
   * Shown instead of the whole drawing; the ground reaches to its edges.
   * @default the drawing
   */
  view?: View
  /** Printed width in millimetres; wins over `size`. */
  widthMM?: number
}

/**
 * A drawing as a stand-alone SVG document: a rectangle for the ground unless it is transparent, one
 * path per colour; no scripts, styles or fonts. The same input gives the same bytes.
 */
export function svgOf(drawing: Drawing, options: SVGOptions = {}): string {
  const view = options.view ?? { height: drawing.height, width: drawing.width, x: 0, y: 0 }
  const { height, width, x, y } = view
  const pictures = drawing.shapes.some((shape) => shape.kind === 'image')
  const crisp = isCrisp(drawing)
  return (
    // Only the older name of the link is understood everywhere.
    `<svg xmlns="http://www.w3.org/2000/svg"${pictures ? ' xmlns:xlink="http://www.w3.org/1999/xlink"' : ''}` +
    `${sizeOf(options, height / width)} viewBox="${[x, y, width, height].map(decimals).join(' ')}" role="img"` +
    `${crisp ? ' shape-rendering="crispEdges"' : ''}><title>${escapeXML(options.title ?? 'QR code')}</title>` +
    `${svgBody(drawing, view)}</svg>`
  )
}

/** What a drawing's SVG holds, for a place in a larger one as well. Pictures need `xmlns:xlink`. */
export function svgBody({ background, shapes }: Drawing, { height, width, x, y }: View): string {
  const paints = shapes.flatMap((shape) => (shape.kind === 'path' ? [shape.paint] : []))
  const gradients = new Set(paints.map(drawGradient).filter(Boolean))
  const at = x || y ? ` x="${decimals(x)}" y="${decimals(y)}"` : ''
  const extent = `width="${decimals(width)}" height="${decimals(height)}"`
  return (
    (gradients.size > 0 ? `<defs>${[...gradients].join('')}</defs>` : '') +
    (background === null ? '' : `<rect${at} ${extent} fill="${background}"/>`) +
    shapes.map(svgShape).join('')
  )
}

/** Straight edges lie on the grid of modules and are sharp; curves are soft. */
export const isCrisp = ({ shapes }: Pick<Drawing, 'shapes'>): boolean =>
  shapes.every((shape) => shape.kind === 'path' && !shape.d.includes('C'))

function sizeOf({ size, widthMM }: SVGOptions, ratio: number): string {
  if (widthMM !== undefined) {
    inRange('widthMM', widthMM, WIDTH_MM)
    return ` width="${widthMM}mm" height="${decimals(widthMM * ratio)}mm"`
  }
  if (size === undefined) return ''
  inRange('size', size, SVG_SIZE)
  return ` width="${size}" height="${decimals(size * ratio)}"`
}

export function svgShape(shape: Shape): string {
  if (shape.kind === 'path') {
    return `<path fill="${fillOf(shape.paint)}" fill-rule="evenodd" d="${shape.d}"/>`
  }
  const { height, png, width, x, y } = shape
  const [left, top, wide, high] = [x, y, width, height].map(decimals)
  return (
    `<image x="${left}" y="${top}" width="${wide}" height="${high}" ` +
    `preserveAspectRatio="none" xlink:href="data:image/png;base64,${base64Of(png)}"/>`
  )
}

const encoded = new WeakMap<Uint8Array, string>()

/** Once for the logo of a thousand symbols; in browsers too, which have no `Buffer`. */
function base64Of(png: Uint8Array): string {
  const known = encoded.get(png)
  if (known !== undefined) return known
  let bytes = ''
  for (let at = 0; at < png.length; at += 8192) {
    bytes += String.fromCharCode(...png.subarray(at, at + 8192))
  }
  const text = btoa(bytes)
  encoded.set(png, text)
  return text
}

export const fillOf = (paint: Paint): string =>
  paint.kind === 'solid' ? paint.colour : `url(#${gradientID(paint)})`

function drawGradient(paint: Paint): string {
  if (paint.kind === 'solid') return ''
  const id = gradientID(paint)
  const stops = paint.stops.map(drawStop).join('')
  if (paint.kind === 'linear') {
    const [x1, y1, x2, y2] = [...paint.from, ...paint.to].map(decimals)
    return (
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" ` +
      `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops}</linearGradient>`
    )
  }
  const [cx, cy, r] = [...paint.centre, paint.radius].map(decimals)
  return (
    `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" ` +
    `cx="${cx}" cy="${cy}" r="${r}">${stops}</radialGradient>`
  )
}

const drawStop = ({ colour, offset }: Stop): string =>
  `<stop offset="${decimals(offset)}" stop-color="${colour}"/>`

/** Made of the gradient itself: of several symbols on one page none takes another's. */
export function gradientID(paint: Paint): string {
  let hash = 0
  for (const character of JSON.stringify(paint)) {
    hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0
  }
  return `qr${(hash >>> 0).toString(36)}`
}

const ENTITIES: Record<string, string> = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escapeXML(text: string): string {
  return (
    text
      // Not allowed in XML 1.0, not even escaped: the document would not open.

      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
      .replace(/[&<>"]/g, (character) => ENTITIES[character]!)
  )
}
