import type { ReactElement } from 'react'

import { createMatrix } from '../../symbol/createMatrix.js'
import { modulesPath } from '../../symbol/modulesPath.js'

export type QRCodeProps = {
  className?: string
  /** What a screen reader says, e.g. `QR code: tickets for the derby`. */
  label: string
  /** Width and height in CSS pixels. @default 200 */
  size?: number
  /** What the symbol holds, usually the short URL. */
  url: string
}

const QUIET = 4

/** A symbol for the website: one inline SVG made on the server, no script. */
export function QRCode({ className, label, size = 200, url }: QRCodeProps): ReactElement {
  const matrix = createMatrix(url)
  const side = matrix.size + 2 * QUIET
  return (
    <svg
      aria-label={label}
      className={className}
      height={size}
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      xmlns="http://www.w3.org/2000/svg"
    >
      <rect fill="#fff" height={side} width={side} />
      <path d={modulesPath(matrix, QUIET)} fill="#000" />
    </svg>
  )
}
