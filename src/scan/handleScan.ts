import type { ScanContext, ScanMount, ScanRequest } from '../vocabulary/scan.js'

import { answerScan } from './answerScan.js'
import { type Maybe, whenThere } from '../kit/maybe.js'
import { toResponse } from './answer/toResponse.js'

/**
 * A scan from request to response: code, limits of the address, lookup, facts, decision, place,
 * record, answer.
 *
 * Answers 302, 404 or 410, and 429 where the host blocks addresses; never a 5xx, never rejects.
 * Codes that do not exist get the page and leave no record. A place of a limited code is taken by
 * a person who opens it (`takesPlace`); HEAD, early fetches, bots and parts of other pages get the
 * same answer and take none. A sink
 * that returns a promise (durable recording) is waited for; when it fails, the answer still goes out. `context.onError` hears of every failure.
 * A test scan (`context.tests`) gets the same answer, is not recorded and takes no place.
 */
export function handleScan(
  request: ScanRequest,
  context: ScanContext,
  mount: ScanMount,
): Maybe<Response> {
  return whenThere(answerScan(request, context, mount), toResponse)
}
