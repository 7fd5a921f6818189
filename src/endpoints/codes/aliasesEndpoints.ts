import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { validateAliases } from '../../hooks/codes/validateNames.js'
import { plainAliases } from '../../vocabulary/aliases.js'
import { paramsOf } from '../answering.js'
import { noSuchCode, readableCode } from './readableCode.js'

/** What a save would say to these aliases; `null`: nothing. */
export type AliasesAnswer = { problem: null | string }

/**
 * `GET /api/qr-codes/aliases?aliases=MENU,TABLE-12&code=K7QP2M`, and `GET /api/qr-codes/:id/aliases?…` for a code
 * that is there: what a save would say, while it is typed. For who is signed in and may read the code.
 */
export function aliasesEndpoints(options: QROptions): Endpoint[] {
  return [
    {
      handler: (req) => answer(req, options),
      method: 'get',
      path: '/aliases',
    },
    {
      handler: async (req) => {
        const code = await readableCode(req, options)
        return code === null ? noSuchCode() : answer(req, options, code)
      },
      method: 'get',
      path: '/:id/aliases',
    },
  ]
}

type Of = { host?: null | string; id: ID }

async function answer(req: PayloadRequest, options: QROptions, of?: Of): Promise<Response> {
  if (!req.user) throw new Forbidden(req.t)
  const params = paramsOf(req)
  const code = params.get('code')
  const aliases = plainAliases((params.get('aliases') ?? '').split(','), code)
  const said = await validateAliases({ aliases, code }, options, {
    host: of?.host || null,
    id: of?.id,
    req,
  })
  const told: AliasesAnswer = { problem: said === true ? null : said }
  return Response.json(told, { headers: { 'Cache-Control': 'private, no-store' } })
}
