import type { Endpoint } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { knownSiteURL, nextBasePath } from '../../options/addresses.js'
import { cachedJSON } from '../answering.js'

/** `GET /api/qr/openapi.json`: our endpoints as OpenAPI 3.1, for who is signed in. */
export function openAPIEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      if (!req.user) throw new Forbidden(req.t)
      const { config } = req.payload
      const site = knownSiteURL(options, config)
      // Read by few, and of some size.
      const { openAPIDocument } = await import('./openAPIDocument.js')
      const server = (site ? new URL(site).origin : '') + nextBasePath()
      return cachedJSON(req, openAPIDocument({ config, options, server }))
    },
    method: 'get',
    path: '/qr/openapi.json',
  }
}
