import type { CollectionSlug, Endpoint } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { plainTag } from '../../vocabulary/tags.js'
import { cachedJSON, paramsOf } from '../answering.js'

const MOST = 100

/**
 * `GET /api/qr-codes/tags?search=stand`: `{ "tags": [{ "tag": "east stand", "codes": 12 }] }` of codes the
 * person may read and whose tags they may read, the most used first.
 */
export function tagsEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      if (!req.user) throw new Forbidden(req.t)
      const search = plainTag(paramsOf(req).get('search') ?? '')
      const { docs } = await req.payload.find({
        collection: options.slugs.codes as CollectionSlug,
        depth: 0,
        overrideAccess: false,
        pagination: false,
        req,
        select: { tags: true } as never,
      })
      const counts = new Map<string, number>()
      for (const { tags } of docs as { tags?: null | string[] }[]) {
        for (const tag of tags ?? []) {
          if (tag.includes(search)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
        }
      }
      const tags = [...counts]
        .map(([tag, codes]) => ({ codes, tag }))
        .sort((a, b) => b.codes - a.codes || a.tag.localeCompare(b.tag))
        .slice(0, MOST)
      return cachedJSON(req, { tags })
    },
    method: 'get',
    path: '/tags',
  }
}
