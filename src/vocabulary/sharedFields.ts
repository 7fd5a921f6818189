import type { ScanRecord } from './scan.js'

/**
 * Facts that many scans have in common: where the network is, what was scanned with, where it led.
 * Each set of them is stored once, and scans point to it.
 */
export const SHARED = {
  client: ['deviceType', 'os', 'browser', 'userAgent'],
  link: ['destination', 'utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'],
  place: [
    'country',
    'regionCode',
    'regionName',
    'city',
    'postalCode',
    'latitude',
    'longitude',
    'timezone',
    'asOrganization',
    'geoSource',
    'geoDate',
  ],
} as const satisfies Record<string, (keyof ScanRecord)[]>
