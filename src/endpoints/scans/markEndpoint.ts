import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayUpdateCode } from '../../access/mayUpdateCode.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { asID } from '../../analytics/scope/asID.js'
import { type Mark, MARKS, markOf, withMark } from '../../describe/traffic/marks.js'
import { rejudgeOf } from '../../options/judgementOf.js'
import { storeOf } from '../../store/storeOf.js'
import { relationID } from '../../vocabulary/relationID.js'
import { answering } from '../answering.js'

type Doc = { id: unknown; qrCode?: unknown; scanId: string }

/**
 * `POST /api/qr-scans/:id/mark` with `{ "mark": "internal" }`, `"machine"`, `"person"` or `null`, which
 * takes it back. For who may read the scan and update its code. Statistics follow at once.
 */
export function markEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'post',
    path: '/:id/mark',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  await addDataAndFileToRequest(req)
  const doc = await readableScan(req, options)
  if (!doc) return noSuchScan()
  const mark = markIn(req.data?.mark)
  const code = relationID(doc.qrCode)
  if (code === null || !(await mayUpdateCode(options, req, code))) return refuse()
  const { judgements, stats } = storeOf(req.payload, options)
  const rejudge = rejudgeOf(options)
  await judgements.judge([doc.scanId], (scan) =>
    rejudge({ ...scan, trafficReasons: withMark(scan.trafficReasons, mark) }),
  )
  // Nobody waits for it: until it is done, answers count the hour from the scans.
  stats.fold().catch(() => undefined)
  const { trafficClass, trafficReasons } = (await readableScan(req, options)) as unknown as {
    trafficClass: string
    trafficReasons: string[]
  }
  return Response.json({ mark: markOf(trafficReasons), trafficClass, trafficReasons })
}

function markIn(value: unknown): Mark | null {
  if (value === null) return null
  if (typeof value === 'string' && Object.hasOwn(MARKS, value)) return value as Mark
  throw new ParameterError('mark', `${Object.keys(MARKS).join(', ')} or null`)
}

async function readableScan(req: PayloadRequest, options: QROptions): Promise<Doc | null> {
  const { scans } = options.slugs
  const id = asID(req.payload, scans, req.routeParams?.id)
  if (id === null) return null
  const doc: unknown = await req.payload.findByID({
    id,
    collection: scans as never,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  return doc as Doc | null
}

const noSuchScan = (): Response =>
  Response.json(
    { errors: [{ message: 'There is no such scan, or you may not read it.' }] },
    { status: 404 },
  )

const refuse = (): Response =>
  Response.json(
    { errors: [{ message: 'Only who may update a code may say what its scans are.' }] },
    { status: 403 },
  )
