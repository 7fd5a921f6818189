import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest, Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { holderOf } from '../../hooks/codes/holderOf.js'
import { storeOf } from '../../store/storeOf.js'
import { generateCode } from '../../vocabulary/generateCode.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'

/** How long a text is kept, in milliseconds; a page that is open asks again before. */
const LIFE = 30 * 60_000
const TRIES = 5

/** `code` is `null` where none can be kept, as before the host's migration: one is made at the save. */
export type ReserveAnswer = { code: null | string; expiresAt: null | string }

/**
 * `POST /api/qr-codes/reserve`: a text for a code that is about to be made. Until it ends nobody else can
 * save a code with it. With `{ "code": "K7QP2M" }` that one is kept on, where it is still to be had. For
 * who may create codes.
 */
export function reserveEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      await addDataAndFileToRequest(req)
      return Response.json(await answer(req, options), { headers: { 'Cache-Control': 'no-store' } })
    },
    method: 'post',
    path: '/reserve',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<ReserveAnswer> {
  const holder = holderOf(req)
  const create = req.payload.collections[options.slugs.codes]?.config.access.create
  if (!holder || !(await create?.({ req }))) throw new Forbidden(req.t)
  const { reserveCode, reservedFor } = storeOf(req.payload, options)
  const asked = typeof req.data?.code === 'string' ? normaliseCode(req.data.code) : null
  // Only what was kept for this person before: texts are given out, not picked.
  const isKept = asked !== null && (await reservedFor(asked)) === holder
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const code = isKept && attempt === 0 ? asked : generateCode(options.codeLength + attempt)
    const expiresAt = await reserveCode(code, holder, LIFE)
    if (expiresAt !== null) return { code, expiresAt }
  }
  return { code: null, expiresAt: null }
}
