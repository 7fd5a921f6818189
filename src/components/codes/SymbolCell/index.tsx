import type { DefaultServerCellComponentProps } from 'payload'

import React from 'react'

import type { SymbolSource } from '../../../symbol/symbolText.js'

import { drawableTextOf } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import '../../ui/admin.css'
import { symbolPath } from '../SymbolPanel/symbolPath.js'

/** The symbol of a row, drawn from its code's text: no query and no image request. */
export const SymbolCell: React.FC<DefaultServerCellComponentProps> = ({ payload, rowData }) => {
  const row = rowData as ({ printedURL?: null | string } & Partial<SymbolSource>) | undefined
  if (!row?.code) return null
  const text =
    row.printedURL ??
    drawableTextOf(row as SymbolSource, optionsOf(payload), { headers: new Headers(), payload })
  if (text === null) return null
  const { path, side } = symbolPath(text)
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
