import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolFormat } from '../../symbol/types.js'
import type { SelectedCode } from '../selectedCodes.js'

import { shortURLOf } from '../../options/addresses.js'
import { renderSymbol } from '../../symbol/renderSymbol.js'

export type Rendering = { format: SymbolFormat; size?: number; widthMM?: number }

/** The symbol of one code as a file. */
export async function symbolFile(
  { code, title }: SelectedCode,
  rendering: Rendering,
  { options, req }: { options: QROptions; req: PayloadRequest },
): Promise<string | Uint8Array> {
  const content = shortURLOf(code, options, req).printed
  return (await renderSymbol({ ...rendering, content, title: title || code })).body
}
