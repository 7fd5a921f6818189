import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ContactScans, KnownTouch } from '../store/crmTypes.js'
import type { StoredConversion } from './readConversions.js'

import { NO_CREDIT } from './writeConversion.js'

/**
 * Orders that carry neither a scan id nor a mark of the shop are credited to the buyer's last scan
 * before them. Decided anew whenever scans or orders of the contact change.
 */
export async function creditLastTouch(
  req: PayloadRequest,
  options: QROptions,
  scans: ContactScans,
  conversions: StoredConversion[],
): Promise<void> {
  for (const conversion of conversions) {
    const { origin, soldAt, touchModel } = conversion
    if (touchModel !== 'last-touch' && touchModel !== 'none') continue
    const changesAnother = origin === 'rebooking' || origin === 'upgrade'
    const touch = changesAnother || !soldAt ? null : lastBefore(scans, Date.parse(soldAt))
    const credit = touch
      ? {
          campaign: touch.campaign,
          code: touch.code,
          qrCode: touch.qrCode,
          scanId: touch.scanId,
          touchModel: 'last-touch',
        }
      : NO_CREDIT
    if (conversion.scanId === credit.scanId && touchModel === credit.touchModel) continue
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

function lastBefore({ bound, personal }: ContactScans, at: number): KnownTouch | null {
  const touches = [...bound, personal.first, personal.last].filter(
    (touch): touch is KnownTouch => touch !== null && touch.at <= at,
  )
  return touches.sort((a, b) => b.at - a.at)[0] ?? null
}
