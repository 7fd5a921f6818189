import { savePicture } from './savePicture.js'

const SVG = 'http://www.w3.org/2000/svg'
/** Pixels around the table. */
const MARGIN = 8

/** Saves a table whose cells are coloured as a PNG: its cells as they lie there, with the heads that are seen. */
export async function saveTable(table: HTMLTableElement, name: string): Promise<void> {
  const drawing = draw(table)
  // style sheets are read from the page, so it has to be in it
  table.parentElement!.append(drawing)
  try {
    await savePicture(drawing, name)
  } finally {
    drawing.remove()
  }
}

function draw(table: HTMLTableElement): SVGSVGElement {
  const { height, left, top, width } = table.getBoundingClientRect()
  const drawing = document.createElementNS(SVG, 'svg')
  drawing.setAttribute('aria-hidden', 'true')
  drawing.setAttribute('height', String(height + 2 * MARGIN))
  drawing.setAttribute('width', String(width + 2 * MARGIN))
  drawing.style.cssText = 'inset-block-start:0;pointer-events:none;position:absolute;z-index:-1'
  const add = (tag: string, at: DOMRect, more: Record<string, string>): SVGElement => {
    const one = document.createElementNS(SVG, tag) as SVGElement
    const place = { x: String(at.left - left + MARGIN), y: String(at.top - top + MARGIN) }
    for (const [key, value] of Object.entries({ ...place, ...more })) one.setAttribute(key, value)
    drawing.append(one)
    return one
  }
  for (const cell of table.querySelectorAll('tbody td')) {
    const { backgroundColor, outlineColor, outlineStyle } = getComputedStyle(cell)
    const at = cell.getBoundingClientRect()
    const size = { height: String(at.height), width: String(at.width) }
    const edge: Record<string, string> =
      outlineStyle === 'none' ? {} : { stroke: outlineColor, 'stroke-width': '2' }
    add('rect', at, { ...size, ...edge, fill: backgroundColor, rx: '2' })
  }
  for (const head of table.querySelectorAll('tbody th, thead th > :not(.qr-stats-hidden)')) {
    const { color, fontFamily, fontSize } = getComputedStyle(head)
    const at = head.getBoundingClientRect()
    const text = add('text', at, { fill: color, 'font-family': fontFamily, 'font-size': fontSize })
    text.setAttribute('y', String(at.top - top + MARGIN + at.height * 0.75))
    text.textContent = head.textContent
  }
  return drawing
}
