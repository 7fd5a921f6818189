import type { PayloadRequest } from 'payload'

import { createHash } from 'node:crypto'

import { ParameterError } from '../analytics/ParameterError.js'

/**
 * Runs a handler of statistics; what a caller did wrong becomes a 400 that names the parameter.
 * Returned rather than thrown, because Payload logs what is thrown as an error.
 */
export async function answering(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler()
  } catch (error) {
    if (error instanceof ParameterError) {
      return Response.json(
        { errors: [{ field: error.parameter, message: error.message }] },
        { status: 400 },
      )
    }
    // Nobody is there to read it: the client went away.
    if ((error as Error)?.name === 'QuestionAborted') return new Response(null, { status: 499 })
    // PostgreSQL's statement_timeout.
    if ((error as { code?: string })?.code === '57014') {
      return Response.json(
        { errors: [{ message: 'This took too long. Ask for fewer days or codes.' }] },
        { status: 503 },
      )
    }
    throw error
  }
}

export const paramsOf = (req: PayloadRequest): URLSearchParams =>
  new URL(req.url ?? '', 'http://localhost').searchParams

/** What stops a question in the database when its client goes away. */
export function signalOf(req: PayloadRequest): { signal?: AbortSignal } {
  const { signal } = req as unknown as { signal?: AbortSignal }
  return signal ? { signal } : {}
}

/** JSON for one person, kept for a few seconds; 304 where the client already has it. */
export function cachedJSON(req: { headers: Headers }, body: unknown): Response {
  const text = JSON.stringify(body, inOrder)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = {
    'Cache-Control': 'private, max-age=10, must-revalidate',
    ETag: etag,
    Vary: 'Authorization, Cookie',
  }
  const known = req.headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.includes(etag) || known?.includes('*')) {
    return new Response(null, { headers, status: 304 })
  }
  return new Response(text, { headers: { ...headers, 'Content-Type': 'application/json' } })
}

/** Keys in one order: the same answer, counted another way, must keep its tag. */
function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
