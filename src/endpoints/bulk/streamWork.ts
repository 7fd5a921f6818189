import type { PayloadRequest } from 'payload'

import { inTurn } from '../inTurn.js'

/** Often enough that no proxy takes the connection for a dead one. */
const BEAT = 5_000
const STEPS = 50

type Tell = (message: object) => void

/**
 * Work of many seconds as lines of JSON: `{"type":"progress","done":…,"of":…}`, and last what it came
 * to. The work goes on where the client goes away; who asks again is told how it ended.
 */
export function streamWork(
  req: PayloadRequest,
  of: number,
  work: (onDone: (count: number) => void) => Promise<object>,
): Response {
  const encoder = new TextEncoder()
  let open = true
  const body = new ReadableStream<Uint8Array>({
    cancel: () => {
      open = false
    },
    start: (controller) => {
      const tell: Tell = (message) => {
        if (open) controller.enqueue(encoder.encode(`${JSON.stringify(message)}\n`))
      }
      let done = 0
      const beat = setInterval(() => tell({ done, of, type: 'progress' }), BEAT)
      tell({ done, of, type: 'progress' })
      const onDone = (count: number) => {
        done = count
        if (count % STEPS === 0) tell({ done, of, type: 'progress' })
      }
      void ended(req, () => work(onDone)).then((last) => {
        clearInterval(beat)
        tell(last)
        if (open) controller.close()
      })
    },
  })
  return new Response(body, {
    headers: {
      'Cache-Control': 'no-store, no-transform',
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      // nginx would gather the lines otherwise
      'X-Accel-Buffering': 'no',
    },
  })
}

/** The last line, also where there was no turn or something broke: the status has long been sent. */
async function ended(req: PayloadRequest, work: () => Promise<object>): Promise<object> {
  try {
    const response = await inTurn(req, async () => Response.json(await work()))
    const result = (await response.json()) as { errors?: object[] }
    return response.ok ? result : { errors: result.errors, type: 'error' }
  } catch (error) {
    req.payload.logger.error({ err: error, msg: 'payload-plugin-qr: work on many codes failed' })
    return { errors: [{ message: 'Something went wrong. The log says what.' }], type: 'error' }
  }
}
