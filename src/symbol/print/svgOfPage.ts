import type { Paint } from '../geometry/types.js'
import type { Page, PageItem } from './types.js'

/** A page as an SVG in millimetres: what the admin shows is what is printed. */
export function svgOfPage({ bleedMM = 0, heightMM, items, widthMM }: Page): string {
  const gradients: string[] = []
  const body = items.map((item) => svgOfItem(item, gradients)).join('')
  const [width, height] = [widthMM + 2 * bleedMM, heightMM + 2 * bleedMM]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" ` +
    `viewBox="${-bleedMM} ${-bleedMM} ${width} ${height}">` +
    (gradients.length > 0 ? `<defs>${gradients.join('')}</defs>` : '') +
    `<rect x="${-bleedMM}" y="${-bleedMM}" width="${width}" height="${height}" fill="#ffffff"/>` +
    `${body}</svg>`
  )
}

function svgOfItem(item: PageItem, gradients: string[]): string {
  switch (item.kind) {
    case 'image':
      return svgOfImage(item)
    case 'line': {
      const { colour, dash, from, thickness, to } = item
      const dashes = dash ? ` stroke-dasharray="${dash}"` : ''
      return `<path stroke="${colour}" stroke-width="${thickness}"${dashes} d="M${from.join(' ')}L${to.join(' ')}"/>`
    }
    case 'path': {
      const { colour, d, place } = item
      const moved = place
        ? ` transform="translate(${place.x} ${place.y}) scale(${place.scale})"`
        : ''
      return `<path${moved} fill="${colour}" fill-rule="evenodd" d="${d}"/>`
    }
    case 'rect':
      return `<rect${box(item)} fill="${item.colour}"/>`
    case 'symbol':
      return svgOfSymbol(item, gradients)
    case 'turned': {
      const { height, width, x, y } = item.box
      const inner = item.items.map((one) => svgOfItem(one, gradients)).join('')
      return `<g transform="rotate(180 ${x + width / 2} ${y + height / 2})">${inner}</g>`
    }
  }
}

function svgOfSymbol(item: Extract<PageItem, { kind: 'symbol' }>, gradients: string[]): string {
  const { drawing, width, x, y } = item
  const { background, height: rows, shapes, width: columns } = drawing
  const ground = background
    ? `<rect width="${columns}" height="${rows}" fill="${background}"/>`
    : ''
  const drawn = shapes.map((shape) =>
    shape.kind === 'image'
      ? svgOfImage(shape)
      : `<path fill="${fillOf(shape.paint, gradients)}" fill-rule="evenodd" d="${shape.d}"/>`,
  )
  const place = `translate(${x} ${y}) scale(${width / columns})`
  return `<g transform="${place}">${ground}${drawn.join('')}</g>`
}

function fillOf(paint: Paint, gradients: string[]): string {
  if (paint.kind === 'solid') return paint.colour
  const id = `paint${gradients.length}`
  const stops = paint.stops
    .map(({ colour, offset }) => `<stop offset="${offset}" stop-color="${colour}"/>`)
    .join('')
  const units = `id="${id}" gradientUnits="userSpaceOnUse"`
  if (paint.kind === 'linear') {
    const [[x1, y1], [x2, y2]] = [paint.from, paint.to]
    gradients.push(
      `<linearGradient ${units} x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops}</linearGradient>`,
    )
  } else {
    const [cx, cy] = paint.centre
    gradients.push(
      `<radialGradient ${units} cx="${cx}" cy="${cy}" r="${paint.radius}">${stops}</radialGradient>`,
    )
  }
  return `url(#${id})`
}

type Box = { height: number; width: number; x: number; y: number }

const box = ({ height, width, x, y }: Box): string =>
  ` x="${x}" y="${y}" width="${width}" height="${height}"`

function svgOfImage({ png, ...place }: { png: Uint8Array } & Box): string {
  const binary = Array.from(png, (byte) => String.fromCharCode(byte)).join('')
  return `<image${box(place)} href="data:image/png;base64,${btoa(binary)}"/>`
}
