import type { ScanRecord } from '../../vocabulary/scan.js'

/** How much is kept of a scan, from least to most. */
export const PRESETS = ['strict', 'balanced', 'full'] as const
export type PrivacyPreset = (typeof PRESETS)[number]

/** What may become of a field, in the words of the README's table. */
export const FATES = {
  cleaned: 'without what looks personal',
  dropped: 'not kept',
  host: 'host only',
  hundredth: 'to 0.01°',
  kept: 'kept',
  language: 'language and region',
  listed: 'UTM and named parameters',
  name: 'name without version',
  page: 'host and path',
  'path-and-listed': "the code's own, UTM and named parameters",
  tenth: 'to 0.1°',
  unrefused: 'hash, unless GPC or DNT',
} as const
export type Fate = keyof typeof FATES

/**
 * `address` is read with a scan and is no field of it; `claimed` is a note to the counters, and
 * `visitorMark` becomes the visitor before the scan is stored.
 */
export type FatedField = 'address' | Exclude<keyof ScanRecord, 'claimed' | 'visitorMark'>

const always = (fate: Fate) => ({ balanced: fate, full: fate, strict: fate })

/**
 * The fate of each field under each preset. The one table: `limitRecord` does what it says, the
 * README shows it, and a new field of a scan does not compile before it stands here.
 */
export const FATE_OF: Record<FatedField, Record<PrivacyPreset, Fate>> = {
  address: always('dropped'),
  scannedAt: always('kept'),
  scanId: always('kept'),
  qrCode: always('kept'),
  code: always('kept'),
  outcome: always('kept'),
  repeats: always('kept'),
  rule: always('kept'),
  alias: always('kept'),
  channel: always('kept'),
  userAgent: { balanced: 'dropped', full: 'kept', strict: 'dropped' },
  browser: { balanced: 'kept', full: 'kept', strict: 'name' },
  os: { balanced: 'kept', full: 'kept', strict: 'name' },
  deviceType: always('kept'),
  language: { balanced: 'language', full: 'kept', strict: 'language' },
  country: always('kept'),
  regionCode: always('kept'),
  regionName: always('kept'),
  city: always('kept'),
  postalCode: { balanced: 'kept', full: 'kept', strict: 'dropped' },
  latitude: { balanced: 'hundredth', full: 'kept', strict: 'tenth' },
  longitude: { balanced: 'hundredth', full: 'kept', strict: 'tenth' },
  timezone: always('kept'),
  asOrganization: always('kept'),
  geoSource: always('kept'),
  geoDate: always('kept'),
  referrer: { balanced: 'page', full: 'page', strict: 'host' },
  rawQuery: { balanced: 'listed', full: 'cleaned', strict: 'listed' },
  destination: { balanced: 'path-and-listed', full: 'cleaned', strict: 'path-and-listed' },
  utmSource: always('cleaned'),
  utmMedium: always('cleaned'),
  utmCampaign: always('cleaned'),
  utmTerm: always('cleaned'),
  utmContent: always('cleaned'),
  visitor: { balanced: 'unrefused', full: 'kept', strict: 'unrefused' },
  clickIdHash: always('kept'),
  trafficClass: always('kept'),
  trafficReasons: always('kept'),
  trafficScore: always('kept'),
  rulesVersion: always('kept'),
}
