import { knownSiteURL } from '../../options/addresses.js'
import { optionsOf } from '../../options/optionsOf.js'
import { isFrozenAfterAnswer } from '../../runtime/isFrozenAfterAnswer.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { answerMethod, toResponse } from '../../scan/answer/answer.js'
import { handleDigitalLink } from '../../scan/gs1/answerDigitalLink.js'
import { digitalLinkOf, describe } from '../describeResolver.js'
import { notHere } from './createScanRoute.js'
import { flushAfter } from './flushAfter.js'
import { type Host, payloadOf } from './payloadOf.js'
import { sentScan, wayOf } from './sentScan.js'
import { peerAddress } from './watchRequests.js'

type Handler = (request: Request) => Promise<Response>
type Methods = 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT'

const refuse = (): Promise<Response> => Promise.resolve(toResponse(answerMethod()))

/**
 * The route handlers of GS1 Digital Links, and of the description of the resolver: of
 * `app/id/[...gs1]/route.ts` where `options.gs1.path` is `/id`, and of `app/.well-known/gs1resolver/route.ts`.
 *
 * Answers 404 while the plugin is `disabled` or has no `gs1`.
 *
 * @example export const { GET, HEAD, OPTIONS, POST } = createDigitalLinkRoute({ config })
 */
export function createDigitalLinkRoute(host: Host): Record<Methods, Handler> {
  const open = payloadOf(host)
  const isFrozen = isFrozenAfterAnswer()
  const handler: Handler = async (request) => {
    const payload = await open()
    const options = optionsOf(payload)
    if (options.disabled || options.gs1 === false) return notHere()
    const { pathname } = new URL(request.url)
    const described = describe(request, pathname, payload, options, {
      peer: peerAddress(request.headers),
    })
    if (described) return toResponse(described)
    const digitalLink = digitalLinkOf(pathname, options, knownSiteURL(options, payload.config))
    if (digitalLink === null) return notHere()
    const runtime = runtimeOf(payload)
    const sent = await sentScan(request)
    const response = await handleDigitalLink(sent, runtime.context, {
      code: '',
      digitalLink,
      ...wayOf(sent),
    })
    if (isFrozen) await flushAfter(runtime)
    return response
  }
  return {
    DELETE: refuse,
    GET: handler,
    HEAD: handler,
    OPTIONS: handler,
    PATCH: refuse,
    POST: handler,
    PUT: refuse,
  }
}
