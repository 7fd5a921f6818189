import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolFormat } from '../../symbol/types.js'
import type { ID } from '../../vocabulary/scan.js'

import { ParameterError } from '../../analytics/ParameterError.js'
import { choiceOf } from '../../analytics/parseStatsParams.js'
import { codesCSV } from '../../bulk/files/codesCSV.js'
import { type ZippedFile, zipFiles } from '../../bulk/files/zipFiles.js'
import { type SelectedCode, selectedCodes } from '../../bulk/selectedCodes.js'
import { shortURLOf } from '../../options/addresses.js'
import { storeOf } from '../../store/storeOf.js'
import { contentDisposition, fileName } from '../../symbol/fileName.js'
import { parsePrintParams } from '../../symbol/print/parsePrintParams.js'
import { type Label, pdfSheet } from '../../symbol/print/sheet.js'
import { templateOf } from '../../symbol/print/templates.js'
import { renderDrawing } from '../../symbol/render/renderDrawing.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { loadGlyphs } from '../../symbol/text/loadGlyphs.js'
import { outlineText } from '../../symbol/text/outlineText.js'
import { translate } from '../../translations/translate.js'
import { createDrawer } from '../../website/design/createDrawer.js'
import { answering, paramsOf } from '../answering.js'
import { streamPieces } from '../streamPieces.js'
import { askedIDs } from './askedIDs.js'

const FORMATS = ['svg', 'png', 'pdf'] as const

/** Beyond the short side of A4 at 300 dpi a table code gains nothing. */
const PNG_PIXELS = 1024

type Context = { options: QROptions; req: PayloadRequest }

/**
 * `GET /api/qr-codes/bulk/download?format=zip|csv|sheet&ids=…`: symbols named by their titles
 * (`files=svg,png,pdf`), one sheet, or a table of codes and addresses. Of codes the person may read;
 * streamed.
 */
export function downloadEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer({ options, req })),
    method: 'get',
    path: '/bulk/download',
  }
}

async function answer(context: Context): Promise<Response> {
  const { options, req } = context
  if (!req.user) throw new Forbidden(req.t)
  const format = choiceOf(paramsOf(req), 'format', ['csv', 'sheet', 'zip']) ?? 'zip'
  const files = filesOf(paramsOf(req).get('files'))
  const sheet = sheetAsked(req, options)
  const those = { ...context, ids: await askedIDs(req, options) }
  const symbols = () => downloaded(selectedCodes(those, 'symbol'), context)
  const name = translate(req.t, 'plugin-qr:codes')
  const day = new Date().toISOString().slice(0, 10)
  const [extension, type, pieces] = {
    csv: () => ['csv', 'text/csv; charset=utf-8', codesCSV(selectedCodes(those, 'whole'))] as const,
    sheet: () =>
      [
        'pdf',
        'application/pdf',
        pdfSheet(labelsOf(symbols(), context), sheet.template, { ...sheet.made, title: name }),
      ] as const,
    zip: () =>
      ['zip', 'application/zip', zipFiles(filesOfCodes(symbols(), files, context))] as const,
  }[format]()
  const onError = (error: unknown) =>
    req.payload.logger.error({ err: error, msg: 'payload-plugin-qr: a download broke off' })
  return new Response(streamPieces(pieces, { onError }), {
    headers: {
      'Cache-Control': 'private, no-store',
      'Content-Disposition': contentDisposition('attachment', fileName(name, day, extension)),
      'Content-Type': type,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

function filesOf(written: null | string): SymbolFormat[] {
  const named = [...new Set((written ?? 'svg').split(',').map((one) => one.trim().toLowerCase()))]
  const known = FORMATS.filter((format) => named.includes(format))
  if (known.length === named.length) return known
  throw new ParameterError('files', `some of ${FORMATS.join(', ')}`)
}

/** The template of a sheet, and the label it begins with. */
function sheetAsked(req: PayloadRequest, { symbol }: QROptions) {
  try {
    const query = new URLSearchParams(paramsOf(req))
    query.delete('format')
    const { from, printer } = parsePrintParams(query)
    const made = { ...printer, from }
    return { made, template: templateOf(query.get('template') ?? 'codes-a4', symbol.templates) }
  } catch (error) {
    if (!(error instanceof SymbolError)) throw error
    throw new ParameterError(error.parameter, error.message)
  }
}

const NOTED_AT_ONCE = 100

/** The same codes, noted as downloaded as far as somebody took them. */
async function* downloaded(
  codes: AsyncIterable<SelectedCode>,
  { options, req }: Context,
): AsyncGenerator<SelectedCode> {
  const store = storeOf(req.payload, options)
  let taken: ID[] = []
  const note = async () => {
    const ids = taken
    taken = []
    if (ids.length > 0) await store.noteDownload(...ids)
  }
  try {
    for await (const doc of codes) {
      yield doc
      taken.push(doc.id)
      if (taken.length >= NOTED_AT_ONCE) await note()
    }
  } finally {
    await note()
  }
}

async function* filesOfCodes(
  codes: AsyncIterable<SelectedCode>,
  formats: readonly SymbolFormat[],
  { options, req }: Context,
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

/** Labels with title, symbol and short URL. A title the font cannot write gives way to the code. */
async function* labelsOf(
  codes: AsyncIterable<SelectedCode>,
  { options, req }: Context,
): AsyncGenerator<Label> {
  const draw = createDrawer(req, options)
  const glyphs = await loadGlyphs()
  for await (const doc of codes) {
    const title = titleOf(doc)
    const { missing } = outlineText(glyphs, title, { size: 1, x: 0, y: 0 })
    const { drawing } = await draw(doc)
    const url = doc.kind === 'static' ? '' : shortURLOf(doc.code, options, req)
    yield {
      headline: missing.length > 0 ? doc.code : title,
      shortURL: url.replace(/^https?:\/\//, ''),
      symbol: drawing,
    }
  }
}

const titleOf = ({ code, title }: SelectedCode): string => title || code
