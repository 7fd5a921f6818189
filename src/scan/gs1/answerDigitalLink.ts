import type { ScanAnswer } from '../../vocabulary/scan.js'

import { toResponse } from '../answer/answer.js'
import { answerBy, type answerScan, STEPS } from '../handleScan.js'
import { type Maybe, whenThere } from '../runSteps.js'
import { type ScanInHand, takeInHand } from '../scanInHand.js'
import { anchorOf } from './linkset.js'
import { lookUpProduct } from './lookUpProduct.js'
import { readProduct } from './readProduct.js'
import { resolverHeaders } from './resolverAnswers.js'

const [, , ...AS_ANY_SCAN] = STEPS

/** The way of a Digital Link: it is read otherwise, and looked for; from there on it is a scan. */
const PRODUCT_STEPS = [
  ['code', readProduct], // key and qualifiers, checked; what is wrong is said
  ['lookup', lookUpProduct], // lot, then product; the link that is asked for
  ...AS_ANY_SCAN,
] as const

/**
 * What a GS1-conformant resolver answers to a Digital Link: 302 to the link that is asked for, else to the
 * code's own destination; all links as a linkset; 300, 400, 404. Never rejects. `mount.digitalLink` is its path.
 */
export function answerDigitalLink(...asked: Parameters<typeof answerScan>): Maybe<ScanAnswer> {
  const scan = takeInHand(...asked)
  return whenThere(
    () => answerBy(PRODUCT_STEPS, scan),
    (answer) => withHeaders(answer, scan),
  )
}

/** As `answerDigitalLink`, for mounts that give a `Response`. */
export const handleDigitalLink = (...asked: Parameters<typeof answerScan>): Maybe<Response> =>
  whenThere(() => answerDigitalLink(...asked), toResponse)

/** Where all links are, and who may ask. */
function withHeaders(answer: ScanAnswer, { given, product, request }: ScanInHand): ScanAnswer {
  if (given?.kind === 'told') return request.method === 'HEAD' ? { ...answer, body: null } : answer
  const first = product?.levels[0]
  const uri = first ? anchorOf(first, product!.root) : null
  return { ...answer, headers: { ...answer.headers, ...resolverHeaders(uri) } }
}
