import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { shortURLOf } from '../options/addresses.js'
import { TEST_LINK_LIFE, testLinks } from '../runtime/testLinks.js'
import { TEST_PARAMETER } from '../scan/request/takeOwnParameters.js'
import { nameKey } from '../vocabulary/domains.js'
import { noSuchCode, readableCode } from './codes/readableCode.js'

const HEADERS = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }

/**
 * `GET /api/qr-codes/:id/test-link` goes on a test scan; `POST` answers `{ url, expiresAt }` (ISO).
 * For who may read the code. A test scan goes the whole way and is not counted.
 */
export function testLinkEndpoints(options: QROptions): Endpoint[] {
  const path = '/:id/test-link'
  return [
    {
      handler: async (req) => {
        const link = await testLink(req, options)
        const headers = { ...HEADERS, Location: link?.url ?? '' }
        return link ? new Response(null, { headers, status: 302 }) : noSuchCode()
      },
      method: 'get',
      path,
    },
    {
      handler: async (req) => {
        const link = await testLink(req, options)
        return link ? Response.json(link, { headers: HEADERS }) : noSuchCode()
      },
      method: 'post',
      path,
    },
  ]
}

/** `null` also where the domain is gone: then the default one answers. */
const hostIn = ({ host }: { host?: null | string }, { domains }: QROptions): null | string =>
  domains.find((one) => one.host === host)?.host ?? null

async function testLink(req: PayloadRequest, options: QROptions) {
  const doc = await readableCode(req, options)
  if (!doc) return null
  const now = Date.now()
  const token = testLinks(req.payload.secret).sign(nameKey(doc.code, hostIn(doc, options)), now)
  return {
    expiresAt: new Date(now + TEST_LINK_LIFE).toISOString(),
    url: `${shortURLOf(doc, options, req)}?${TEST_PARAMETER}=${token}`,
  }
}
