import { optionsOf } from '../../options/optionsOf.js'
import { isFrozenAfterAnswer } from '../../runtime/isFrozenAfterAnswer.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { answerMethod, COMMON, toResponse } from '../../scan/answer/answer.js'
import { handleScan } from '../../scan/handleScan.js'
import { flushAfter } from './flushAfter.js'
import { type Host, payloadOf } from './payloadOf.js'
import { sentScan, wayOf } from './sentScan.js'

type ScanRouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>

type Refused = Record<'DELETE' | 'PATCH' | 'PUT', () => Response>

/** What Next answers where there is no such route: with the plugin disabled there is none. */
export const notHere = (): Response =>
  toResponse({
    body: 'Not found\n',
    headers: { ...COMMON, 'Content-Type': 'text/plain; charset=utf-8' },
    status: 404,
  })

/** Next answers methods without a handler with 405, too, but does not say which ones there are. */
const refuse = (): Response => toResponse(answerMethod())

/**
 * The route handlers of `app/q/[code]/route.ts`. The folder's parameter must be `[code]`. GET and HEAD are
 * needed, and POST for codes with a page in between; the others answer 405 with `Allow`.
 *
 * Answers 404 while the plugin is `disabled`.
 *
 * @example export const { DELETE, GET, HEAD, PATCH, POST, PUT } = createScanRoute({ config })
 */
export function createScanRoute(
  host: Host,
): { GET: ScanRouteHandler; HEAD: ScanRouteHandler; POST: ScanRouteHandler } & Refused {
  const open = payloadOf(host)
  // Once: each look into the environment is a call into the system.
  const isFrozen = isFrozenAfterAnswer()
  const handler: ScanRouteHandler = async (request, { params }) => {
    const opened = open()
    const payload = opened instanceof Promise ? await opened : opened
    if (optionsOf(payload).disabled) return notHere()
    const runtime = runtimeOf(payload)
    const { code } = await params
    const asked = sentScan(request)
    // Next watches every promise, and most scans wait for nothing.
    const sent = asked instanceof Promise ? await asked : asked
    const answered = handleScan(sent, runtime.context, {
      code: typeof code === 'string' ? code : '',
      ...wayOf(sent),
    })
    const response = answered instanceof Promise ? await answered : answered
    if (isFrozen) await flushAfter(runtime)
    return response
  }
  return { DELETE: refuse, GET: handler, HEAD: handler, PATCH: refuse, POST: handler, PUT: refuse }
}
