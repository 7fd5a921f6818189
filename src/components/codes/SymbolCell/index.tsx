import type { DefaultServerCellComponentProps } from 'payload'

import React from 'react'

import { shortURLOf } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import '../../ui/admin.css'
import { symbolPath } from '../SymbolPanel/symbolPath.js'

/** The symbol of a row, drawn from its code's text: no query and no image request. */
export const SymbolCell: React.FC<DefaultServerCellComponentProps> = ({ payload, rowData }) => {
  const code = rowData?.code as string | undefined
  if (!code) return null
  const known = rowData.printedURL as null | string | undefined
  const { path, side } = symbolPath(
    known ?? shortURLOf(code, optionsOf(payload), { headers: new Headers(), payload }).printed,
  )
  return (
    <svg
      aria-hidden
      className="qr-thumbnail"
      height={48}
      viewBox={`0 0 ${side} ${side}`}
      width={48}
    >
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
