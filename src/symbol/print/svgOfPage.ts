import type { Box, Page, PageItem } from './types.js'

import { cropLines, HAIRLINE_MM, marginOf } from '../render/cropLines.js'
import { svgBody, svgShape } from '../render/svgOf.js'

/** A page as an SVG in millimetres: what the admin shows is what is printed. */
export function svgOfPage({
  bleedMM = 0,
  cropMarks = false,
  heightMM,
  items,
  widthMM,
}: Page): string {
  const cut = { bleedMM, cropMarks, heightMM, widthMM }
  const margin = marginOf(cut)
  const marks = cropLines(cut).map(
    ([from, to]) =>
      ({ colour: '#000000', from, kind: 'line', thickness: HAIRLINE_MM, to }) as const,
  )
  const body = [...items, ...marks].map(svgOfItem).join('')
  const [width, height] = [widthMM + 2 * margin, heightMM + 2 * margin]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `width="${width}mm" height="${height}mm" viewBox="${-margin} ${-margin} ${width} ${height}">` +
    `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" fill="#ffffff"/>` +
    `${body}</svg>`
  )
}

function svgOfItem(item: PageItem): string {
  switch (item.kind) {
    case 'image':
      return svgShape(item)
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
      return svgOfSymbol(item)
    case 'turned': {
      const { height, width, x, y } = item.box
      const inner = item.items.map(svgOfItem).join('')
      return `<g transform="rotate(180 ${x + width / 2} ${y + height / 2})">${inner}</g>`
    }
  }
}

function svgOfSymbol({ drawing, width, x, y }: Extract<PageItem, { kind: 'symbol' }>): string {
  const whole = { height: drawing.height, width: drawing.width, x: 0, y: 0 }
  const place = `translate(${x} ${y}) scale(${width / drawing.width})`
  return `<g transform="${place}">${svgBody(drawing, whole)}</g>`
}

const box = ({ height, width, x, y }: Box): string =>
  ` x="${x}" y="${y}" width="${width}" height="${height}"`
