import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { type CodeFigures, codeFigures } from '../../analytics/codeFigures.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { readSent } from '../../analytics/readSent.js'
import { isTimeZone } from '../../analytics/time/zone.js'
import { answering, cachedJSON, paramsOf } from '../answering.js'
import { noSuchCode, readableCode } from './readableCode.js'

/** `sent`: what a scan limit counts. */
export type FiguresAnswer = { sent: null | number } & CodeFigures

/** `GET /api/qr-codes/:id/figures?tz=Europe/Berlin`: what the card of a code shows of 30 days and of all. */
export function codeFiguresEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'get',
    path: '/:id/figures',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  const tz = paramsOf(req).get('tz') || 'UTC'
  if (!isTimeZone(tz)) throw new ParameterError('tz', 'an IANA time zone, e.g. Europe/Berlin')
  const code = await readableCode(req, options)
  if (!code) return noSuchCode()
  const stats = (code as { stats?: unknown }).stats
  const sent = await readSent(stats, options, req)
  const figures = await codeFigures(req, options, { code: code.id, tz })
  return cachedJSON(req, { ...figures, sent } satisfies FiguresAnswer)
}
