import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { noSuchCode, readableCode } from './readableCode.js'

/** A code that is there, as this person reads it. */
export type SavedCode = NonNullable<Awaited<ReturnType<typeof readableCode>>>

/** What a save would say to a value; `null`: nothing. */
export type ProblemAnswer = { problem: null | string }

/** What a check says, as an answer. */
export const problemIn = (said: string | true): null | string => (said === true ? null : said)

/**
 * `GET /api/qr-codes/<name>?…` for a new code, and `GET /api/qr-codes/:id/<name>?…` for one that is there:
 * what a save would say, while it is typed. For who is signed in and may read the code.
 */
export function checkEndpoints(
  name: string,
  options: QROptions,
  answer: (req: PayloadRequest, saved: null | SavedCode) => Promise<object>,
): Endpoint[] {
  const tell = async (req: PayloadRequest, saved: null | SavedCode): Promise<Response> => {
    if (!req.user) throw new Forbidden(req.t)
    const told = await answer(req, saved)
    return Response.json(told, { headers: { 'Cache-Control': 'private, no-store' } })
  }
  return [
    { handler: (req) => tell(req, null), method: 'get', path: `/${name}` },
    {
      handler: async (req) => {
        const code = await readableCode(req, options)
        return code === null ? noSuchCode() : tell(req, code)
      },
      method: 'get',
      path: `/:id/${name}`,
    },
  ]
}
