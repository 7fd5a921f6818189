import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Alert, AlertKind } from '../../vocabulary/alerts.js'

import { mayUpdateCode } from '../../access/mayUpdateCode.js'
import { forReader } from '../../alerts/readableAlerts.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { storeOf } from '../../store/storeOf.js'
import { ALERT_KINDS } from '../../vocabulary/alerts.js'
import { answering, cachedJSON } from '../answering.js'
import { noSuchCode, readableCode } from '../codes/readableCode.js'

/**
 * `GET /api/qr/alerts`: what holds just now of codes this person may read, newest first; `ids=1,2` of
 * these codes alone, `silenced=false` without those nobody wants to hear of.
 */
export function alertsEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) =>
      answering(async () => {
        if (!req.user) return refuse('Sign in to read alerts.', 401)
        const alerts = (await forReader(req, options, await askedFor(req, options))).map(
          ({ told: _, ...alert }) => ({
            ...alert,
            raisedAt: new Date(alert.raisedAt).toISOString(),
          }),
        )
        return cachedJSON(req, { alerts })
      }),
    method: 'get',
    path: '/qr/alerts',
  }
}

async function askedFor(req: PayloadRequest, options: QROptions): Promise<Alert[]> {
  const ids = req.searchParams?.get('ids')?.split(',')
  const isLoud = req.searchParams?.get('silenced') === 'false'
  const open = await storeOf(req.payload, options).alerts.open()
  return open.filter(
    ({ qrCode, silenced }) => !(ids && !ids.includes(String(qrCode))) && !(isLoud && silenced),
  )
}

/**
 * `POST /api/qr-codes/:id/silence` with `{ "kind": "rise", "silent": true }`: alerts of that kind are
 * told to nobody for this code, or are again. For who may update the code.
 */
export function silenceEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => silence(req, options)),
    method: 'post',
    path: '/:id/silence',
  }
}

async function silence(req: PayloadRequest, options: QROptions): Promise<Response> {
  await addDataAndFileToRequest(req)
  const doc = await readableCode(req, options)
  if (!doc) return noSuchCode()
  const { kind, silent } = (req.data ?? {}) as { kind?: AlertKind; silent?: unknown }
  if (!kind || !ALERT_KINDS.includes(kind)) {
    throw new ParameterError('kind', `one of ${ALERT_KINDS.join(', ')}`)
  }
  if (typeof silent !== 'boolean') throw new ParameterError('silent', 'true or false')
  if (!(await mayUpdateCode(options, req, doc.id))) {
    return refuse('You may not update this QR code.', 403)
  }
  await storeOf(req.payload, options).alerts.silence(doc.id, kind, silent)
  return Response.json({ kind, silent })
}

const refuse = (message: string, status: number): Response =>
  Response.json({ errors: [{ message }] }, { status })
