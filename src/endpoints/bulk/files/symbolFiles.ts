import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../../options/sanitizeOptions.js'
import type { SymbolFormat } from '../../../symbol/types.js'
import type { SelectedCode } from '../selectedCodes.js'
import type { ZippedFile } from './zipFiles.js'

import { fileName } from '../../../symbol/fileName.js'
import { renderDrawing } from '../../../symbol/render/renderDrawing.js'
import { SymbolError } from '../../../symbol/SymbolError.js'
import { createDrawer } from '../../../website/design/createDrawer.js'
import { titleOf } from '../selectedCodes.js'

/** Beyond the short side of A4 at 300 dpi a table code gains nothing. */
const PNG_PIXELS = 1024

/** The symbols of codes as files of their own, named by title. */
export async function* symbolFiles(
  codes: AsyncIterable<SelectedCode>,
  formats: readonly SymbolFormat[],
  { options, req }: { options: QROptions; req: PayloadRequest },
): AsyncGenerator<ZippedFile> {
  const draw = createDrawer(req, options)
  for await (const doc of codes) {
    try {
      const { drawing } = await draw(doc)
      for (const format of formats) {
        const size = format === 'png' ? { size: PNG_PIXELS } : {}
        const { body } = await renderDrawing(drawing, { format, title: titleOf(doc), ...size })
        yield { body, name: fileName(doc.title, doc.code, format) }
      }
    } catch (error) {
      if (!(error instanceof SymbolError)) throw error
      // In its place, so that nobody misses it only at the printer's.
      yield { body: error.message, name: fileName(doc.title, doc.code, 'error.txt') }
    }
  }
}
