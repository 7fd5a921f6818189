import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { validateAliases } from '../../hooks/codes/validateNames.js'
import { plainAliases } from '../../vocabulary/aliases.js'
import { paramsOf } from '../answering.js'
import { checkEndpoints, type ProblemAnswer, problemIn } from './checkEndpoints.js'

/** `GET /api/qr-codes/aliases?aliases=MENU,TABLE-12&code=K7QP2M`: aliases of a code, see `checkEndpoints`. */
export const aliasesEndpoints = (options: QROptions): Endpoint[] =>
  checkEndpoints('aliases', options, async (req, saved): Promise<ProblemAnswer> => {
    const params = paramsOf(req)
    const code = params.get('code')
    const aliases = plainAliases((params.get('aliases') ?? '').split(','), code)
    const asked = { host: saved?.host || null, id: saved?.id, req }
    return { problem: problemIn(await validateAliases({ aliases, code }, options, asked)) }
  })
