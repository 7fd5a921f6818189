import type { ScanAnswer, ScanRequest } from '../../vocabulary/scan.js'
import type { ScanContext, ScanMount } from '../../vocabulary/scanContext.js'

import { toResponse } from '../answer/answer.js'
import { answerBy, STEPS } from '../handleScan.js'
import { queryOf } from '../request/queryOf.js'
import { type Maybe, whenThere } from '../runSteps.js'
import { type ScanInHand, takeInHand } from '../scanInHand.js'
import { anchorOf } from './linkset.js'
import { lookUpProduct } from './lookUpProduct.js'
import { readProduct } from './readProduct.js'
import { resolverHeaders } from './resolverAnswers.js'
import { uncompress, type Uncompressed } from './uncompress.js'

const [, , ...AS_ANY_SCAN] = STEPS

/** The way of a Digital Link: it is read otherwise, and looked for; from there on it is a scan. */
const PRODUCT_STEPS = [
  ['code', readProduct], // key and qualifiers, checked; what is wrong is said
  ['lookup', lookUpProduct], // lot, then product; the link that is asked for
  ...AS_ANY_SCAN,
] as const

/**
 * What a GS1-conformant resolver answers to a Digital Link: 302 to the link that is asked for, else to the
 * code's own destination; all links as a linkset; 300, 400, 404. Never rejects. `mount.digitalLink` is its
 * path, which may be compressed.
 */
export function answerDigitalLink(
  request: ScanRequest,
  context: ScanContext,
  mount: ScanMount,
): Maybe<ScanAnswer> {
  const plain = uncompress(mount.digitalLink ?? '')
  const scan =
    plain === null
      ? takeInHand(request, context, mount)
      : takeInHand(asPlain(request, plain), context, { ...mount, digitalLink: plain.path })
  return whenThere(
    () => answerBy(PRODUCT_STEPS, scan),
    (answer) => withHeaders(answer, scan, plain),
  )
}

/** As `answerDigitalLink`, for mounts that give a `Response`. */
export const handleDigitalLink = (
  ...asked: Parameters<typeof answerDigitalLink>
): Maybe<Response> => whenThere(() => answerDigitalLink(...asked), toResponse)

/** The request as it would be without compression: what was packed up is in its query. */
function asPlain(
  { form, headers, method, url }: ScanRequest,
  { query }: Uncompressed,
): ScanRequest {
  const [path = ''] = url.split(/[?#]/, 1)
  return {
    form,
    headers,
    method,
    url: `${path}?${[query, queryOf(url)].filter(Boolean).join('&')}`,
  }
}

/** Where all links are, who may ask, and what a compressed Digital Link stands for. */
function withHeaders(
  answer: ScanAnswer,
  { given, product, request }: ScanInHand,
  plain: null | Uncompressed,
): ScanAnswer {
  const isTold = given?.kind === 'told'
  const first = product?.levels[0]
  const uri = first ? anchorOf(first, product!.root) : null
  const headers = { ...answer.headers, ...(!isTold && resolverHeaders(uri)) }
  if (plain && product) {
    const same = `<${product.root}${plain.path}>; rel="owl:sameAs"`
    headers.Link = headers.Link ? `${headers.Link}, ${same}` : same
  }
  return { ...answer, body: isTold && request.method === 'HEAD' ? null : answer.body, headers }
}
