import type { Endpoint } from 'payload'

import { answerMethod, toResponse } from '../../scan/answer/answer.js'

/** Endpoints of scans at a path: other methods get 405 with `Allow`, which Payload would answer as if there were no code. */
export function scanMethods(path: string, handler: Endpoint['handler']): Endpoint[] {
  const refuse = () => toResponse(answerMethod())
  return [
    // Payload answers HEAD with 404 where only a GET endpoint stands.
    ...(['get', 'head', 'post'] as const).map((method) => ({ handler, method, path })),
    ...(['delete', 'patch', 'put'] as const).map((method) => ({ handler: refuse, method, path })),
  ]
}
