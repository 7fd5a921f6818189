import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../../options/sanitizeOptions.js'
import type { PrinterParams } from '../../../symbol/parsePrinterParams.js'
import type { Label } from '../../../symbol/print/sheet.js'
import type { PrintTemplate } from '../../../symbol/print/types.js'
import type { Ink } from '../../../symbol/render/inks.js'
import type { Glyphs } from '../../../symbol/text/types.js'
import type { SelectedCode } from '../selectedCodes.js'

import { shortURLOf } from '../../../options/addresses.js'
import { noticePages } from '../../../symbol/print/noticePages.js'
import { checkInput } from '../../../symbol/print/pagesOf.js'
import { PAPER } from '../../../symbol/print/paper.js'
import { pdfSheet } from '../../../symbol/print/sheet.js'
import { checkInk } from '../../../symbol/render/inks.js'
import { SymbolError } from '../../../symbol/SymbolError.js'
import { loadGlyphs } from '../../../symbol/text/loadGlyphs.js'
import { outlineText } from '../../../symbol/text/outlineText.js'
import { translate } from '../../../translations/translate.js'
import { createDrawer } from '../../../website/design/createDrawer.js'
import { titleOf } from '../selectedCodes.js'

type Context = { options: QROptions; req: PayloadRequest }

/** How it is printed. */
export type Sheet = { from: number; printer: PrinterParams; template: PrintTemplate }

/**
 * Codes as one PDF. One that cannot be drawn is left out, and named with the reason on a page behind
 * the others: who prints a hundred labels wants the ninety-nine, and must not miss the one.
 */
export async function* sheetOfCodes(
  codes: AsyncIterable<SelectedCode>,
  { from, printer, template }: Sheet,
  context: Context,
): AsyncGenerator<Uint8Array> {
  const { t } = context.req
  const glyphs = await loadGlyphs()
  const missing: string[] = []
  const labels = labelsOf(codes, { ...context, glyphs, ink: printer.ink ?? 'rgb', missing })
  const behind = () => {
    if (missing.length === 0) return []
    const heading = translate(t, 'plugin-qr:bulkSheetMissing', { count: missing.length })
    const sheet = template.kind === 'sheet' ? template : PAPER.A4
    return noticePages({ glyphs, heading, lines: missing, sheet })
  }
  yield* pdfSheet(labels, template, {
    ...printer,
    behind,
    from,
    title: translate(t, 'plugin-qr:codes'),
  })
}

type Drawing = { glyphs: Glyphs; ink: Ink; missing: string[] } & Context

/** Labels with title, symbol and short URL. A title the font cannot write gives way to the code. */
async function* labelsOf(
  codes: AsyncIterable<SelectedCode>,
  { glyphs, ink, missing, options, req }: Drawing,
): AsyncGenerator<Label> {
  const draw = createDrawer(req, options)
  for await (const doc of codes) {
    const title = titleOf(doc)
    const unwritten = outlineText(glyphs, title, { size: 1 }).missing
    const url = doc.kind === 'static' ? '' : shortURLOf(doc, options, req)
    try {
      const label = {
        headline: unwritten.length > 0 ? doc.code : title,
        shortURL: url.replace(/^https?:\/\//, ''),
        symbol: (await draw(doc)).drawing,
      }
      checkInk(ink, label.symbol)
      checkInput(glyphs, label)
      yield label
    } catch (error) {
      if (!(error instanceof SymbolError)) throw error
      const name = title === doc.code ? title : `${title} (${doc.code})`
      missing.push(`${name}: ${error.message}`)
    }
  }
}
