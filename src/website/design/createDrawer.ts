import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Logo } from '../../symbol/design/types.js'
import type { Drawing } from '../../symbol/geometry/types.js'
import type { DesignParams } from '../../symbol/parseSymbolParams.js'
import type { SymbolSource } from '../../symbol/symbolText.js'
import type { ID } from '../../vocabulary/scan.js'

import { symbolTextOf } from '../../options/addresses.js'
import { completeDesign } from '../../symbol/design/completeDesign.js'
import { symbolColours } from '../../symbol/symbolColours.js'
import { createDesigner, type Designed } from './createDesigner.js'
import { drawLook } from './drawLook.js'

export type Drawn = { drawing: Drawing; logo: Logo | null }

/** Draws the symbols of codes in their designs; what several share is asked for once. */
export function createDrawer(req: PayloadRequest, options: QROptions) {
  const { lookOf } = createDesigner(req, options)

  /** @param changed - what a query asks for instead of the code's own look */
  return async function draw(
    doc: Designed & SymbolSource,
    { preset, ...changed }: { preset?: ID } & Omit<DesignParams, 'preset'> = {},
  ): Promise<Drawn> {
    const look = await lookOf(doc, preset)
    const design = completeDesign(look.design, changed)
    if (changed.foreground ?? changed.background) {
      const { background, foreground } = design
      symbolColours({
        background: background === 'transparent' ? '#ffffff' : background,
        foreground,
      })
    }
    const { logo } = look
    return { drawing: await drawLook(symbolTextOf(doc, options, req), { design, logo }), logo }
  }
}
