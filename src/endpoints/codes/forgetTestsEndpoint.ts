import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayUpdateCode } from '../../access/mayUpdateCode.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { forgetTestScans } from '../../describe/traffic/forgetTestScans.js'
import { rejudgeOf } from '../../options/judgementOf.js'
import { storeOf } from '../../store/storeOf.js'
import { answering } from '../answering.js'
import { noSuchCode, readableCode } from './readableCode.js'

/**
 * `POST /api/qr-codes/:id/forget-test-scans` with `{ "before": "2026-05-01T08:00:00.000Z" }`: scans of the
 * code from before that instant are of class `internal`, and none is deleted. For who may update the
 * code. Answers `{ before, changed }`, and the log says who did it.
 */
export function forgetTestsEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'post',
    path: '/:id/forget-test-scans',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  await addDataAndFileToRequest(req)
  const doc = await readableCode(req, options)
  if (!doc) return noSuchCode()
  const before = instantIn(req.data?.before)
  const { id, code } = doc
  if (!(await mayUpdateCode(options, req, id))) return refuse()
  const { judgements, stats } = storeOf(req.payload, options)
  const changed = await forgetTestScans(judgements, {
    before,
    code: id,
    rejudge: rejudgeOf(options),
  })
  const at = new Date(before).toISOString()
  req.payload.logger.info(
    `payload-plugin-qr: ${changed} scans of code ${code} from before ${at} are internal now, by ${req.user?.collection} ${req.user?.id}`,
  )
  stats.fold().catch(() => undefined)
  return Response.json({ before: at, changed })
}

/** Not ahead: scans to come are nobody's tests. */
function instantIn(value: unknown): number {
  const at = typeof value === 'string' ? Date.parse(value) : NaN
  if (at <= Date.now()) return at
  throw new ParameterError('before', 'an instant that is over, like 2026-05-01T08:00:00.000Z')
}

const refuse = (): Response =>
  Response.json({ errors: [{ message: 'You may not update this QR code.' }] }, { status: 403 })
