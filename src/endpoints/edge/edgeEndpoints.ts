import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { MOST_BYTES, type ScansMessage } from '../../integrations/edge/messages.js'
import { readScansMessage } from '../../integrations/edge/sentScan.js'
import { refusalOf, SIGNATURE_HEADER } from '../../integrations/edge/signature.js'
import { readBody } from '../../kit/readBody.js'
import { answerAsked, readAskMessage } from '../../runtime/edge/answerAsked.js'
import { receiveScans } from '../../runtime/edge/receiveScans.js'
import { isFrozenAfterAnswer } from '../../runtime/isFrozenAfterAnswer.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'

/**
 * `POST /api/qr/edge/scans`: scans made at the edge; `POST /api/qr/edge/ask`: one that only the origin can
 * answer. Both signed, see `signature.ts`. 400 not readable, 401 not signed as it must be, 413 too large,
 * 503 the codes cannot be read just now; none of these keeps anything.
 */
export function edgeEndpoints(options: QROptions): Endpoint[] {
  const { edge } = options
  if (!edge) return []
  return [
    signed('/qr/edge/scans', edge.secret, readScansMessage, async (message, req) => {
      return Response.json({ taken: await take(message, req, options) }, NO_STORE)
    }),
    signed('/qr/edge/ask', edge.secret, readAskMessage, async (message, { payload }) => {
      const runtime = runtimeOf(payload)
      const answer = await answerAsked(message, runtime)
      if (isFrozenAfterAnswer()) await runtime.flush()
      return Response.json(answer, NO_STORE)
    }),
  ]
}

const NO_STORE = { headers: { 'cache-control': 'no-store' } }

const refuse = (status: number, error: string): Response =>
  Response.json({ error }, { ...NO_STORE, status })

async function take(
  message: ScansMessage,
  { payload }: PayloadRequest,
  options: QROptions,
): Promise<number> {
  const runtime = runtimeOf(payload)
  const taken = await receiveScans(message, runtime, options)
  if (isFrozenAfterAnswer()) await runtime.flush()
  return taken
}

function signed<Message>(
  path: string,
  secret: string,
  read: (body: string, now: number) => Message,
  work: (message: Message, req: PayloadRequest) => Promise<Response>,
): Endpoint {
  return {
    handler: async (req) => {
      const raw = await readBody(req as unknown as Request, MOST_BYTES)
      if (raw === 'too-large') return refuse(413, `More than ${MOST_BYTES} bytes`)
      const body = new TextDecoder().decode(raw)
      const now = Date.now()
      const refusal = await refusalOf(secret, body, req.headers.get(SIGNATURE_HEADER), now)
      if (refusal !== null) return refuse(401, `Not taken: ${refusal}`)
      let message: Message
      try {
        message = read(body, now)
      } catch (error) {
        return refuse(400, `Not taken: ${(error as Error).message}`)
      }
      try {
        return await work(message, req)
      } catch {
        return refuse(503, 'Codes cannot be read just now, please send again')
      }
    },
    method: 'post',
    path,
  }
}
