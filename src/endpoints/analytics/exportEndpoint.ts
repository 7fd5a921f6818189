import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayExport } from '../../access/mayExport.js'
import { analyticsFor } from '../../analytics/analyticsFor.js'
import { columnLabels, exportColumns } from '../../analytics/export/exportColumns.js'
import {
  type ExportFormat,
  exportScans,
  type Separator,
  SEPARATORS,
} from '../../analytics/export/exportScans.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { choiceOf, flagOf, parseStatsParams } from '../../analytics/parseStatsParams.js'
import { lookUpFilters } from '../../analytics/scope/lookUpFilters.js'
import { readableFields } from '../../analytics/scope/readableFields.js'
import { sourcesHeader } from '../../analytics/sourcesHeader.js'
import { rangeOf } from '../../analytics/time/rangeOf.js'
import { answering, paramsOf, signalOf } from '../answering.js'
import { streamPieces } from '../streamPieces.js'
import { sourcesOf } from './sourcesEndpoint.js'

const PARAMETERS = {
  more: ['bom', 'columns', 'format', 'labels', 'sep'],
  without: ['compare', 'detail', 'interval', 'limit'],
}

/**
 * `GET /api/qr-scans/export?format=csv|json`: the rows behind the statistics, with the same filters
 * and `columns` (default: all the person may read). A CSV is for programs, or for people with
 * `labels=1`; `sep` and `bom=1` make it one that their Excel opens. Streamed. Whose data the places are
 * stands in a header, as a table has no room for it.
 */
export function exportEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'get',
    path: '/export',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  if (!(await mayExport(options, req))) throw new Forbidden(req.t)
  const analytics = await analyticsFor(req, options)
  const params = paramsOf(req)
  const { query, ...written } = parseStatsParams(params, Date.now(), PARAMETERS)
  const format = choiceOf(params, 'format', ['csv', 'json']) ?? 'csv'
  const columns = await columnsOf(req, options, params.get('columns'))
  const { bom, labels, separator } = writingOf(params, format)
  const filters = await lookUpFilters(req, options, written)
  const leave = new AbortController()
  const { signal } = signalOf(req)
  const batches = await analytics.rows({ ...query, ...filters }, columns, {
    signal: signal ? AbortSignal.any([signal, leave.signal]) : leave.signal,
  })
  const { from, to } = rangeOf(query)
  const pieces = exportScans(batches, {
    bom,
    columns,
    format,
    labels: labels ? columnLabels(req, options, { columns, tz: query.tz }) : null,
    separator,
  })
  const sources = sourcesHeader(await sourcesOf(req, options))
  return new Response(streamPieces(pieces, { onLeave: () => leave.abort() }), {
    headers: {
      'Cache-Control': 'private, no-store',
      'Content-Disposition': `attachment; filename="scans_${from}_${to}.${format}"`,
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      ...(sources && { 'X-Data-Sources': sources }),
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** How a CSV is written; none of it means anything to JSON. */
function writingOf(params: URLSearchParams, format: ExportFormat) {
  for (const name of format === 'json' ? ['bom', 'labels', 'sep'] : []) {
    if (params.has(name)) throw new ParameterError(name, 'nothing with format=json')
  }
  const separators = Object.keys(SEPARATORS) as Separator[]
  return {
    bom: flagOf(params, 'bom'),
    labels: flagOf(params, 'labels'),
    separator: choiceOf(params, 'sep', separators) ?? 'comma',
  }
}

async function columnsOf(
  req: PayloadRequest,
  options: QROptions,
  written: null | string,
): Promise<string[]> {
  const readable = exportColumns(await readableFields(req, options))
  if (!written) return readable
  const wanted = written.split(',').map((name) => name.trim())
  for (const name of wanted) {
    if (!readable.includes(name)) {
      throw new ParameterError('columns', `names of ${readable.join(', ')}`)
    }
  }
  return wanted
}
