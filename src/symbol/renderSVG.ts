import type { SymbolMatrix, SymbolStyle } from './types.js'

import { modulesPath } from './modulesPath.js'
import { symbolColours } from './symbolColours.js'
import { inRange, QUIET_ZONE, SVG_SIZE } from './SymbolError.js'

export type RenderSVGOptions = SymbolStyle & {
  /** `width` and `height` in px. Left out, the image takes the size of its place. */
  size?: number
  /**
   * What a screen reader says.
   * @default 'QR code'
   */
  title?: string
}

/**
 * The symbol as a stand-alone SVG document: one rectangle, one path, no scripts, styles or fonts.
 * The same input gives the same bytes. Throws a `SymbolError` for bad options.
 */
export function renderSVG(matrix: SymbolMatrix, options: RenderSVGOptions = {}): string {
  const { background, foreground } = symbolColours(options)
  const quietZone = inRange('quietZone', options.quietZone ?? QUIET_ZONE.min, QUIET_ZONE)
  const side = matrix.size + 2 * quietZone
  const size = options.size === undefined ? null : inRange('size', options.size, SVG_SIZE)
  const extent = size === null ? '' : ` width="${size}" height="${size}"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg"${extent} viewBox="0 0 ${side} ${side}" role="img" ` +
    `shape-rendering="crispEdges"><title>${escapeXML(options.title ?? 'QR code')}</title>` +
    `<rect width="${side}" height="${side}" fill="${background}"/>` +
    `<path fill="${foreground}" d="${modulesPath(matrix, quietZone)}"/></svg>`
  )
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
