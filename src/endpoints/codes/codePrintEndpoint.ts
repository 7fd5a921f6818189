import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { PrintInput, PrintTemplate } from '../../symbol/print/types.js'

import { shortURLOf } from '../../options/addresses.js'
import { storeOf } from '../../store/storeOf.js'
import { fileName } from '../../symbol/fileName.js'
import { pagesOf } from '../../symbol/print/pagesOf.js'
import { parsePrintParams, type PrintParams } from '../../symbol/print/parsePrintParams.js'
import { pdfOfPages } from '../../symbol/print/pdfOfPages.js'
import { svgOfPage } from '../../symbol/print/svgOfPage.js'
import { templateOf } from '../../symbol/print/templates.js'
import { loadGlyphs } from '../../symbol/text/loadGlyphs.js'
import { createDrawer } from '../../website/design/createDrawer.js'
import { noSuchCode, readableCode } from './readableCode.js'
import { renderInTurn } from './renderInTurn.js'
import { busy, fileHeaders, refused } from './symbolResponse.js'

/**
 * `GET /api/qr-codes/:id/print?template=poster-a4&headline=…&format=pdf|svg`: a page with the symbol,
 * for who may read the code. A sheet is filled with it; `svg` is its first page.
 */
export function codePrintEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      const doc = await readableCode(req, options)
      if (!doc) return noSuchCode()
      const { code, title } = doc
      try {
        const params = parsePrintParams(new URL(req.url ?? '', 'http://localhost').searchParams)
        const { drawing, logo } = await createDrawer(req, options)(doc)
        const isShown = params.showURL && doc.kind !== 'static'
        const input = {
          ...params.texts,
          logo,
          shortURL: isShown ? shortURLOf(doc, options, req).replace(/^https?:\/\//, '') : '',
          symbol: drawing,
        }
        const template = templateOf(params.template, options.symbol.templates)
        const body = await renderInTurn(() => render(params, template, input, title))
        if (body === null) return busy()
        if (params.download) await storeOf(req.payload, options).noteDownload(doc.id)
        return new Response(body as BodyInit, {
          headers: {
            'Cache-Control': 'private, max-age=0, must-revalidate',
            ...fileHeaders(fileName(title, code, params.format), params.format, params.download),
          },
        })
      } catch (error) {
        return refused(error)
      }
    },
    method: 'get',
    path: '/:id/print',
  }
}

/** Whole before it is sent: a wrong text must still become an answer of its own. */
async function render(
  { format, from, printer: { ink, ...cut } }: PrintParams,
  template: PrintTemplate,
  input: PrintInput,
  title: string,
): Promise<string | Uint8Array> {
  const count = template.kind === 'sheet' ? Math.max(1, template.places.length - from + 1) : 1
  const inputs = Array.from({ length: count }, () => input)
  const pages = pagesOf(inputs, template, { ...cut, from, glyphs: await loadGlyphs() })
  if (format === 'svg') {
    const first = await pages.next()
    return first.done ? '' : svgOfPage(first.value)
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of pdfOfPages(pages, { ink, title })) chunks.push(chunk)
  return Buffer.concat(chunks)
}
