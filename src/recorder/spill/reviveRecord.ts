import type { ScanRecord } from '../../vocabulary/scan.js'

const TEXTS = [
  'asOrganization',
  'browser',
  'city',
  'country',
  'destination',
  'geoDate',
  'geoSource',
  'language',
  'os',
  'postalCode',
  'rawQuery',
  'referrer',
  'regionCode',
  'regionName',
  'timezone',
  'userAgent',
  'utmCampaign',
  'utmContent',
  'utmMedium',
  'utmSource',
  'utmTerm',
  'visitor',
] as const satisfies (keyof ScanRecord)[]

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'

/**
 * A record as it was spilled, also by another version of the plugin: what that one did not know is
 * completed. `null` for anything else, which no store must be asked about: it may fail on it in ways
 * that look like its own.
 */
export function reviveRecord(value: unknown): null | ScanRecord {
  if (typeof value !== 'object' || value === null) return null
  const written = value as Partial<Record<keyof ScanRecord, unknown>>
  const { claimed, deviceType, latitude, longitude, qrCode, rulesVersion, scanToken } = written
  const { trafficReasons = [], trafficScore } = written
  const whole =
    isText(written.scanId) &&
    isText(written.code) &&
    isText(written.outcome) &&
    isText(written.trafficClass) &&
    isNumber(written.scannedAt) &&
    (isNumber(qrCode) || isText(qrCode)) &&
    (scanToken === undefined || isText(scanToken)) &&
    Array.isArray(trafficReasons) &&
    trafficReasons.every(isText) &&
    [latitude, longitude].every((one) => one === undefined || one === null || isNumber(one)) &&
    TEXTS.every(
      (name) => written[name] === undefined || written[name] === null || isText(written[name]),
    )
  if (!whole) return null
  const texts = Object.fromEntries(TEXTS.map((name) => [name, written[name] ?? null]))
  return {
    ...written,
    ...texts,
    claimed: claimed === true,
    deviceType: isText(deviceType) ? deviceType : 'unknown',
    latitude: latitude ?? null,
    longitude: longitude ?? null,
    rulesVersion: isNumber(rulesVersion) ? rulesVersion : 1,
    trafficReasons,
    trafficScore: isNumber(trafficScore) ? trafficScore : 0,
  } as unknown as ScanRecord
}
