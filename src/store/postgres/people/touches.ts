import type { Certainty, KnownTouch } from '../../../integrations/sync/touch.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Row } from './query.js'
import type { CRMSchema } from './schema.js'

import { millis, textOf } from './query.js'

/** What a touch is made of, of a scan `s` and with the joins beside it. */
export function touchColumns({ campaigns, links, scans }: CRMSchema): string {
  const s = (field: string): string => `s.${scans.column(field)}`
  const l = (field: string): string => `l.${links.column(field)}`
  return `${s('scanId')} AS scan_id, ${s('scannedAt')} AS at, ${s('code')} AS code, ${s('qrCode')} AS qr_code,
    ${l('utmSource')} AS utm_source, ${l('utmMedium')} AS utm_medium, ${l('utmCampaign')} AS utm_campaign,
    ${l('utmTerm')} AS utm_term, ${l('utmContent')} AS utm_content, g.${campaigns.column('slug')} AS campaign`
}

export function touchJoins({ campaigns, codes, links, scans }: CRMSchema): string {
  return `LEFT JOIN ${links.name} l ON l.${links.column('id')} = s.${scans.column('link')}
    LEFT JOIN ${codes.name} k ON k.${codes.column('id')} = s.${scans.column('qrCode')}
    LEFT JOIN ${campaigns.name} g ON g.${campaigns.column('id')} = k.${codes.column('campaign')}`
}

export function touchOf(row: Row, certainty: Certainty): KnownTouch {
  return {
    at: millis(row.at),
    campaign: textOf(row.campaign),
    certainty,
    code: textOf(row.code),
    qrCode: (row.qr_code as ID | null) ?? null,
    scanId: textOf(row.scan_id),
    utmCampaign: textOf(row.utm_campaign),
    utmContent: textOf(row.utm_content),
    utmMedium: textOf(row.utm_medium),
    utmSource: textOf(row.utm_source),
    utmTerm: textOf(row.utm_term),
  }
}

/**
 * Whether an id of scan `s` was used, by whoever it was: then the scan is theirs and not the owner's
 * of its code. Asked by the scan's instant too, which both sides share and which has an index.
 */
export function isUsed({ scanIds, scans }: CRMSchema): string {
  const i = scanIds.column
  return `EXISTS (SELECT 1 FROM ${scanIds.name} i
    WHERE i.${i('scannedAt')} = s.${scans.column('scannedAt')} AND i.${i('scanId')} = s.${scans.column('scanId')}
    AND i.${i('boundAt')} IS NOT NULL)`
}
