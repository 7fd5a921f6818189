import type { PagesOptions } from './pagesOf.js'
import type { PagesPDFOptions } from './pdfOfPages.js'
import type { Page, PrintInput, PrintTemplate } from './types.js'

import { loadGlyphs } from '../text/loadGlyphs.js'
import { pagesOf } from './pagesOf.js'
import { pdfOfPages } from './pdfOfPages.js'

/** One code of a sheet. */
export type Label = PrintInput

export type SheetOptions = {
  /** Asked for pages behind the labels, once all of them are drawn. */
  behind?: () => Iterable<Page>
} & Omit<PagesOptions, 'glyphs'> &
  PagesPDFOptions

/**
 * Many codes as one PDF: a label each on sheets, a page each with any other template. Streams from end
 * to end, so a thousand labels take the memory of one sheet.
 */
export async function* pdfSheet(
  labels: AsyncIterable<Label> | Iterable<Label>,
  template: PrintTemplate,
  { behind, bleedMM, cropMarks, from, ...options }: SheetOptions = {},
): AsyncGenerator<Uint8Array> {
  const glyphs = await loadGlyphs()
  async function* pages(): AsyncGenerator<Page> {
    yield* pagesOf(labels, template, { bleedMM, cropMarks, from, glyphs })
    if (behind) yield* behind()
  }
  yield* pdfOfPages(pages(), options)
}
