import type { GeoChain, RawScan, ScanRecord } from '../vocabulary/scan.js'
import type { VisitorKeys } from './visitor/createVisitorKeys.js'

import { cleanText } from '../kit/cleanText.js'
import { hashClickId } from '../scan/attribution/hashClickId.js'
import { UTM_MAX_LENGTH } from '../scan/decide/buildDestination.js'
import { preferredLanguages } from '../scan/request/preferredLanguages.js'
import { USER_AGENT_MAX_LENGTH } from '../scan/request/userAgentFacts.js'
import { parseDevice } from './device/parseDevice.js'
import { referrer } from './traffic/referrer.js'
import { visitorMark } from './visitor/visitorHash.js'

type DescribeOptions = {
  geo: GeoChain
  /** Secret of the visitor's mark; `null`: visitors are not told apart. */
  secret: null | string
}

const DESTINATION_STORED = 2048
const QUERY_STORED = 1024

/**
 * Turns what a redirect handed over into what is stored. Pure given the geo chain; the address
 * goes into the visitor's mark and the geo lookup and no further. `visitor` takes a key: see
 * `createDescriber`.
 */
export function describeScan(raw: RawScan, options: DescribeOptions): ScanRecord {
  const { address, headers, scannedAt, traffic, utm } = raw
  const { geo, secret } = options
  const userAgent = cleanText(headers.get('user-agent'), USER_AGENT_MAX_LENGTH)
  const { browser, deviceType, os } = parseDevice(userAgent, headers)
  const place = geo.locate(address, headers)
  // Field by field: to spread objects takes several times as long, and this runs for every scan.
  const record: ScanRecord = {
    asOrganization: place.asOrganization,
    browser,
    city: place.city,
    claimed: raw.claimed,
    code: raw.code,
    country: place.country,
    destination: cleanText(raw.destination, DESTINATION_STORED),
    deviceType,
    geoDate: place.geoDate,
    geoSource: place.geoSource,
    language: language(headers.get('accept-language')),
    latitude: place.latitude,
    longitude: place.longitude,
    os,
    outcome: raw.outcome,
    postalCode: place.postalCode,
    qrCode: raw.qrCode,
    rawQuery: cleanText(raw.rawQuery, QUERY_STORED),
    referrer: referrer(headers.get('referer')),
    regionCode: place.regionCode,
    regionName: place.regionName,
    repeats: 0,
    rulesVersion: traffic.rulesVersion,
    scanId: raw.scanId,
    scannedAt,
    timezone: place.timezone,
    trafficClass: traffic.class,
    trafficReasons: traffic.reasons,
    trafficScore: traffic.score,
    userAgent,
    utmCampaign: cleanText(utm.campaign, UTM_MAX_LENGTH),
    utmContent: cleanText(utm.content, UTM_MAX_LENGTH),
    utmMedium: cleanText(utm.medium, UTM_MAX_LENGTH),
    utmSource: cleanText(utm.source, UTM_MAX_LENGTH),
    utmTerm: cleanText(utm.term, UTM_MAX_LENGTH),
    visitor: null,
    visitorMark: (secret !== null && visitorMark(secret, address, userAgent)) || undefined,
  }
  if (raw.clickId) record.clickIdHash = hashClickId(raw.clickId)
  return record
}

/** How visitors are told apart; `null`: not at all. */
export type Visitors = { keys: Pick<VisitorKeys, 'at'>; secret: string } | null

/** Turns rawScans into records. Where a key is not known yet, a record keeps its mark until it is. */
export function createDescriber(visitors: Visitors, geo: GeoChain): (raw: RawScan) => ScanRecord {
  const options = { geo, secret: visitors?.secret ?? null }
  return (raw) => {
    const record = describeScan(raw, options)
    if (!visitors || record.visitorMark === undefined) return record
    const visitor = visitors.keys.at(record.visitorMark, record.scannedAt)
    if (visitor === undefined) return record
    record.visitor = visitor
    record.visitorMark = undefined
    return record
  }
}

/** The language a browser asks for first, as a BCP 47 tag like `de-DE`; `null` when it says none. */
export function language(acceptLanguage: null | string): null | string {
  return preferredLanguages(acceptLanguage)[0] ?? null
}
