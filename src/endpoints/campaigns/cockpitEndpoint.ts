import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { type Campaign, campaignCockpit } from '../../analytics/campaignCockpit.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { isTimeZone } from '../../analytics/time/zone.js'
import { answering, paramsOf } from '../answering.js'
import { readableDocument } from '../history/readableDocument.js'

/**
 * `GET /api/qr-campaigns/:id/cockpit?tz=Europe/Berlin`: a campaign's figures, goal and codes, for who may
 * read it; figures and sales for who may see those.
 */
export function cockpitEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) =>
      answering(async () => {
        const tz = paramsOf(req).get('tz') || 'UTC'
        if (!isTimeZone(tz)) throw new ParameterError('tz', 'an IANA time zone, e.g. Europe/Berlin')
        const doc = await readableDocument(req, options.slugs.campaigns)
        if (!doc) {
          const message = 'There is no such campaign, or you may not read it.'
          return Response.json({ errors: [{ message }] }, { status: 404 })
        }
        const cockpit = await campaignCockpit(doc as unknown as Campaign, { options, req, tz })
        // asked again as soon as its codes were paused
        return Response.json(cockpit, { headers: { 'Cache-Control': 'private, no-store' } })
      }),
    method: 'get',
    path: '/:id/cockpit',
  }
}
