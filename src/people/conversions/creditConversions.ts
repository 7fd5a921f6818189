import type { PayloadRequest } from 'payload'

import type { ContactScans } from '../../integrations/sync/people.js'
import type { KnownTouch } from '../../integrations/sync/touch.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { StoredConversion } from './readConversions.js'

import { describeConversion } from '../../integrations/ticketing/index.js'
import { creditOfMarks, NO_CREDIT, type Credit } from './writeConversion.js'

/**
 * Orders that carry neither a scan id nor a mark of the shop are credited to the buyer's last scan
 * before them; one whose scan turned out to be somebody else's as if it had carried no id. Decided
 * anew whenever scans or orders of the contact change.
 */
export async function creditConversions(
  req: PayloadRequest,
  options: QROptions,
  scans: ContactScans,
  conversions: StoredConversion[],
): Promise<void> {
  const own = new Set(scans.bound.map(({ scanId }) => scanId))
  for (const conversion of conversions) {
    const { scanId, touchModel } = conversion
    const lost = touchModel === 'scan-id' && !own.has(scanId)
    if (!lost && (touchModel === 'scan-id' || touchModel === 'shop-mark')) continue
    let credit = lost
      ? await creditOfMarks(req, options, describeConversion(conversion.state))
      : NO_CREDIT
    if (credit.touchModel === 'none') credit = creditOfScans(scans, conversion)
    if (scanId === credit.scanId && touchModel === credit.touchModel) continue
    Object.assign(conversion, credit)
    await req.payload.update({
      id: conversion.id,
      collection: options.slugs.conversions as never,
      data: credit as never,
      depth: 0,
      overrideAccess: true,
      req,
    })
  }
}

function creditOfScans(scans: ContactScans, { origin, soldAt }: StoredConversion): Credit {
  // what changes an earlier order was brought by no scan
  if (origin === 'rebooking' || origin === 'upgrade' || !soldAt) return NO_CREDIT
  const touch = lastBefore(scans, Date.parse(soldAt))
  if (!touch) return NO_CREDIT
  const { campaign, code, qrCode, scanId } = touch
  return { campaign, code, qrCode, scanId, touchModel: 'last-touch' }
}

function lastBefore({ bound, personal }: ContactScans, at: number): KnownTouch | null {
  const touches = [...bound, personal.first, personal.last].filter(
    (touch): touch is KnownTouch => touch !== null && touch.at <= at,
  )
  return touches.sort((a, b) => b.at - a.at)[0] ?? null
}
