import type { GivenAnswer, RestartFilter } from '../request/createRestartFilter.js'
import type { ScanAnswer, ScanContext, ScanEvent, ScanRequest } from '../../vocabulary/scan.js'

import { answer } from './answer.js'

/** A request on its way through the steps of a scan. */
export type ScanInHand = {
  address: null | string
  /** Canonical; `null`: what stands in the path can be none. */
  code: null | string
  context: ScanContext
  request: ScanRequest
  restarts: RestartFilter
}

/** What became of it. */
export type ScanDone = { answer: ScanAnswer } & Omit<ScanEvent, 'ms'>

/** @param retryAfter seconds */
export function reply(
  { code, context, request }: ScanInHand,
  given: GivenAnswer,
  retryAfter?: number,
): ScanAnswer {
  const { headers, method } = request
  const acceptLanguage = given.kind === 'page' ? headers.get('accept-language') : null
  return answer(given, { acceptLanguage, code, method, pages: context.pages, retryAfter })
}
