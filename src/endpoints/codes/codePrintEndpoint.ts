import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { PrintInput } from '../../symbol/print/types.js'

import { shortURLOf } from '../../options/addresses.js'
import { storeOf } from '../../store/storeOf.js'
import { createMatrix } from '../../symbol/createMatrix.js'
import { completeDesign } from '../../symbol/design/completeDesign.js'
import { contentDisposition, fileName } from '../../symbol/fileName.js'
import { drawSymbol } from '../../symbol/geometry/drawSymbol.js'
import { pagesOf } from '../../symbol/print/pagesOf.js'
import { parsePrintParams, type PrintParams } from '../../symbol/print/parsePrintParams.js'
import { pdfOfPages } from '../../symbol/print/pdfOfPages.js'
import { svgOfPage } from '../../symbol/print/svgOfPage.js'
import { templateOf } from '../../symbol/print/templates.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { loadGlyphs } from '../../symbol/text/loadGlyphs.js'
import { noSuchCode, readableCode } from './readableCode.js'

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
      const { printed, url } = shortURLOf(code, options, req)
      try {
        const params = parsePrintParams(new URL(req.url ?? '', 'http://localhost').searchParams)
        const input = {
          ...params.texts,
          shortURL: params.showURL ? url.replace(/^https?:\/\//, '') : '',
          symbol: drawSymbol(createMatrix(printed), completeDesign()),
        }
        const body = await render(params, input, title)
        if (params.download) await storeOf(req.payload, options).noteDownload(doc.id)
        return new Response(body as BodyInit, {
          headers: {
            'Cache-Control': 'private, max-age=0, must-revalidate',
            'Content-Disposition': contentDisposition(
              params.download ? 'attachment' : 'inline',
              fileName(title, code, params.format),
            ),
            'Content-Security-Policy':
              "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
            'Content-Type': params.format === 'pdf' ? 'application/pdf' : 'image/svg+xml',
            'X-Content-Type-Options': 'nosniff',
          },
        })
      } catch (error) {
        if (!(error instanceof SymbolError)) throw error
        return Response.json(
          { errors: [{ field: error.parameter, message: error.message }] },
          { status: 400 },
        )
      }
    },
    method: 'get',
    path: '/:id/print',
  }
}

/** Whole before it is sent: a wrong text must still become an answer of its own. */
async function render(
  { format, from, template: name }: PrintParams,
  input: PrintInput,
  title: string,
): Promise<string | Uint8Array> {
  const template = templateOf(name)
  const count = template.kind === 'sheet' ? Math.max(1, template.places.length - from + 1) : 1
  const inputs = Array.from({ length: count }, () => input)
  const pages = pagesOf(inputs, template, { from, glyphs: await loadGlyphs() })
  if (format === 'svg') {
    const first = await pages.next()
    return first.done ? '' : svgOfPage(first.value)
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of pdfOfPages(pages, { title })) chunks.push(chunk)
  return Buffer.concat(chunks)
}
