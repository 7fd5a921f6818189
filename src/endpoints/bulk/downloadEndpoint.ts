import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolFormat } from '../../symbol/types.js'
import type { ID } from '../../vocabulary/scan.js'

import { ParameterError } from '../../analytics/ParameterError.js'
import { choiceOf } from '../../analytics/parseStatsParams.js'
import { storeOf } from '../../store/storeOf.js'
import { contentDisposition, fileName } from '../../symbol/fileName.js'
import { checkPages } from '../../symbol/print/pagesOf.js'
import { parsePrintParams } from '../../symbol/print/parsePrintParams.js'
import { templateOf } from '../../symbol/print/templates.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { translate } from '../../translations/translate.js'
import { answering, paramsOf } from '../answering.js'
import { streamPieces } from '../streamPieces.js'
import { askedIDs } from './askedIDs.js'
import { codesCSV } from './files/codesCSV.js'
import { importableCSV } from './files/importableCSV.js'
import { type Sheet, sheetOfCodes } from './files/sheetOfCodes.js'
import { symbolFiles } from './files/symbolFiles.js'
import { zipFiles } from './files/zipFiles.js'
import { type SelectedCode, selectedCodes } from './selectedCodes.js'

const FORMATS = ['svg', 'png', 'pdf'] as const

type Context = { options: QROptions; req: PayloadRequest }

/**
 * `GET /api/qr-codes/bulk/download?format=zip|csv|import|sheet&ids=…`: symbols named by their titles
 * (`files=svg,png,pdf`), one sheet, a table of codes and addresses, or one that can be imported. Of codes the person may read;
 * streamed. What cannot be drawn is said in its place.
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
  const format = choiceOf(paramsOf(req), 'format', ['csv', 'import', 'sheet', 'zip']) ?? 'zip'
  const files = filesOf(paramsOf(req).get('files'))
  const sheet = sheetAsked(req, options)
  const those = { ...context, ids: await askedIDs(req, options) }
  const symbols = () => downloaded(selectedCodes(those, 'symbol'), context)
  const name = translate(req.t, 'plugin-qr:codes')
  const day = new Date().toISOString().slice(0, 10)
  const [extension, type, pieces] = {
    csv: () => ['csv', 'text/csv; charset=utf-8', codesCSV(selectedCodes(those, 'whole'))] as const,
    import: () =>
      ['csv', 'text/csv; charset=utf-8', importableCSV(selectedCodes(those, 'whole'))] as const,
    sheet: () => ['pdf', 'application/pdf', sheetOfCodes(symbols(), sheet, context)] as const,
    zip: () =>
      ['zip', 'application/zip', zipFiles(symbolFiles(symbols(), files, context))] as const,
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

/** The template of a sheet and how it is printed, checked before anything is sent. */
function sheetAsked(req: PayloadRequest, { symbol }: QROptions): Sheet {
  try {
    const query = new URLSearchParams(paramsOf(req))
    query.delete('format')
    const { from, printer } = parsePrintParams(query)
    const template = templateOf(query.get('template') ?? 'codes-a4', symbol.templates)
    checkPages(template, { ...printer, from })
    return { from, printer, template }
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
