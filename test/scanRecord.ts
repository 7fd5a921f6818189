import type { ScanRecord } from '../src/vocabulary/scan.js'

import { scanId } from '../src/vocabulary/scanId.js'
import { FACTS, type StoredFacts } from '../src/vocabulary/storedFacts.js'

const NOTHING_KNOWN = Object.fromEntries(
  Object.entries(FACTS).map(([name, { byDefault }]) => [name, byDefault]),
) as StoredFacts

/** A scan by a person in Berlin, with what a test says differently. */
export function scanRecord(
  scan: Partial<ScanRecord> & Pick<ScanRecord, 'code' | 'qrCode'>,
): ScanRecord {
  const scannedAt = scan.scannedAt ?? Date.now()
  return {
    ...NOTHING_KNOWN,
    asOrganization: 'Deutsche Telekom AG',
    browser: 'Mobile Safari 26',
    city: 'Berlin',
    claimed: false,
    country: 'DE',
    destination: 'https://example.com/?utm_source=qr',
    deviceType: 'mobile',
    geoSource: 'test',
    language: 'de-DE',
    latitude: 52.52,
    longitude: 13.4,
    os: 'iOS 26',
    outcome: 'redirected',
    postalCode: '10115',
    regionCode: 'BE',
    regionName: 'Land Berlin',
    scanId: scanId(scannedAt),
    scannedAt,
    timezone: 'Europe/Berlin',
    trafficClass: 'human',
    trafficReasons: [],
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)',
    utmCampaign: 'derby',
    utmContent: scan.code,
    utmMedium: 'print',
    utmSource: 'qr',
    visitor: 'visitor-1',
    ...scan,
  }
}
