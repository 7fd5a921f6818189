import type { DefaultServerCellComponentProps, Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'
import React, { cache } from 'react'

import type { SymbolSource } from '../../../symbol/symbolText.js'
import type { Designed } from '../../../website/design/createDesigner.js'

import { drawableTextOf } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { drawLook } from '../../../website/design/drawLook.js'
import { pngURL } from '../../../website/design/pngURL.js'
import { shownLook } from '../../../website/design/shownLook.js'
import { DrawingSVG } from '../../../website/QRCode/DrawingSVG.js'
import '../../ui/admin.css'

/** One for all rows of a page, which so ask for a preset or a logo once. */
const sharedRequest = cache((payload: Payload): Promise<PayloadRequest> =>
  createLocalReq({}, payload),
)

/** The symbol of a row in its design, drawn here: no image request, no query of its own. */
export const SymbolCell: React.FC<DefaultServerCellComponentProps> = async ({
  payload,
  rowData,
}) => {
  const row = rowData as
    ({ printedURL?: null | string } & Designed & Partial<SymbolSource>) | undefined
  if (!row?.code) return null
  const options = optionsOf(payload)
  const text =
    row.printedURL ??
    drawableTextOf(row as SymbolSource, options, { headers: new Headers(), payload })
  if (text === null) return null
  const look = await shownLook(row, options, await sharedRequest(payload))
  const { logo } = look
  return (
    <DrawingSVG
      className="qr-thumbnail"
      drawing={await drawLook(text, look)}
      logoURL={logo ? pngURL(logo.png) : undefined}
      width={48}
    />
  )
}
