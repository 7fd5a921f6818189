import type { Endpoint } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { codeQuota, countedCodes } from '../../access/codeQuota.js'

/**
 * `GET /api/qr-codes/quota`: `{ "count": 12, "limit": 25 }` for who may create codes; `null` twice where
 * any number is allowed.
 */
export function quotaEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      const create = req.payload.collections[options.slugs.codes]?.config.access.create
      if (!req.user || !(await create?.({ req }))) throw new Forbidden(req.t)
      const quota = await codeQuota(options, req)
      const body = quota
        ? { count: await countedCodes(quota, options, req), limit: quota.limit }
        : { count: null, limit: null }
      return Response.json(body, { headers: { 'Cache-Control': 'private, no-store' } })
    },
    method: 'get',
    path: '/quota',
  }
}
