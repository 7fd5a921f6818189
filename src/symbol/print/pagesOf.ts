import type { PrinterParams } from '../parsePrinterParams.js'
import type { Glyphs } from '../text/types.js'
import type { Page, PageItem, PrintInput, PrintTemplate } from './types.js'

import { SymbolError } from '../SymbolError.js'
import { checkText } from '../text/checkText.js'
import { printTools } from './printTools.js'

export type PagesOptions = Pick<PrinterParams, 'bleedMM' | 'cropMarks'> & {
  /**
   * First label of the first sheet that is still there, from 1: used sheets are used up.
   * @default 1
   */
  from?: number
  glyphs: Glyphs
}

/**
 * Codes as pages of a template, one page at a time: a thousand labels take no more memory than one
 * sheet. Throws a `SymbolError` for a text the font cannot write, a place no sheet has, and bleed or
 * crop marks of a sheet.
 */
export async function* pagesOf(
  inputs: AsyncIterable<PrintInput> | Iterable<PrintInput>,
  template: PrintTemplate,
  { bleedMM = 0, cropMarks = false, from = 1, glyphs }: PagesOptions,
): AsyncGenerator<Page> {
  checkPages(template, { bleedMM, cropMarks, from })
  const tools = printTools(glyphs)
  if (template.kind === 'page') {
    for await (const input of inputs) {
      checkInput(glyphs, input)
      const pages = [template.draw(input, tools)].flat() as Page[]
      // A template that draws beyond the edge itself is not cut short of it.
      yield* pages.map((page) => ({
        ...page,
        bleedMM: Math.max(bleedMM, page.bleedMM ?? 0),
        cropMarks: cropMarks || page.cropMarks === true,
      }))
    }
    return
  }
  const { draw, heightMM, marks = [], places, widthMM } = template
  let at = from - 1
  let items: PageItem[] = [...marks]
  let isStarted = false
  for await (const input of inputs) {
    checkInput(glyphs, input)
    items.push(...draw(input, tools, places[at]!))
    isStarted = true
    at += 1
    if (at < places.length) continue
    yield { heightMM, items, widthMM }
    ;[at, items, isStarted] = [0, [...marks], false]
  }
  if (isStarted) yield { heightMM, items, widthMM }
}

/** Throws a `SymbolError` for what a template has not: said before a stream begins. */
export function checkPages(
  template: PrintTemplate,
  { bleedMM = 0, cropMarks = false, from = 1 }: Omit<PagesOptions, 'glyphs'>,
): void {
  if (template.kind === 'page') return
  if (bleedMM > 0) throw noCut('bleedMM')
  if (cropMarks) throw noCut('cropMarks')
  const { length } = template.places
  if (Number.isInteger(from) && from >= 1 && from <= length) return
  throw SymbolError.got('from', from, `a whole number from 1 to ${length}, a label of the sheet`)
}

const noCut = (parameter: string): SymbolError =>
  new SymbolError(parameter, 'is for pages; leave it out for a sheet, which is printed as it is')

/** Throws a `SymbolError` for a text the font cannot write. */
export function checkInput(
  glyphs: Glyphs,
  { callToAction, headline, shortURL, text }: PrintInput,
): void {
  checkText('headline', glyphs, headline ?? '', 'semiBold')
  checkText('text', glyphs, text ?? '')
  checkText('callToAction', glyphs, callToAction ?? '', 'semiBold')
  checkText('shortURL', glyphs, shortURL ?? '')
}
