import type { GeoChain, RawScan, ScanRecord } from '../vocabulary/scan.js'
import type { Privacy } from './privacy/privacy.js'
import type { RejudgeBy } from './traffic/rejudge.js'

import { cleanText } from '../kit/cleanText.js'
import { hashClickId } from '../scan/attribution/hashClickId.js'
import { UTM_MAX_LENGTH } from '../scan/decide/buildDestination.js'
import { preferredLanguages } from '../scan/request/preferredLanguages.js'
import { USER_AGENT_MAX_LENGTH } from '../scan/request/userAgentFacts.js'
import { parseDevice } from './device/parseDevice.js'
import { keptDestination, keptQuery } from './privacy/cleanQuery.js'
import { limitRecord } from './privacy/limitRecord.js'
import { visitorAllowed } from './privacy/visitorAllowed.js'
import { createNetworkKinds } from './traffic/createNetworkKinds.js'
import { referrer } from './traffic/referrer.js'
import { withNetwork } from './traffic/withNetwork.js'
import { visitorHash, type VisitorRotation } from './visitor/visitorHash.js'

type DescribeOptions = {
  geo: GeoChain
  /** The host's rules and networks. @default ours alone */
  judgement?: RejudgeBy
  /** How much of it may be kept. */
  privacy: Privacy
  /** How long a visitor keeps the same hash. */
  rotation: VisitorRotation
  /** Secret of the visitor hash. */
  secret: string
}

const networks = createNetworkKinds()

const DESTINATION_STORED = 2048
const QUERY_STORED = 1024

/**
 * Turns what a redirect handed over into what is stored. Pure given the geo chain; the address
 * goes into the visitor hash and the geo lookup and no further, and what `privacy` leaves out is
 * nowhere after this: neither in the database nor in a spill file.
 */
export function describeScan(raw: RawScan, options: DescribeOptions): ScanRecord {
  const { address, headers, scannedAt, utm } = raw
  const { geo, judgement, privacy, rotation, secret } = options
  const userAgent = cleanText(headers.get('user-agent'), USER_AGENT_MAX_LENGTH)
  const { browser, deviceType, os } = parseDevice(userAgent, headers)
  const place = geo.locate(address, headers)
  const network = (judgement?.networks ?? networks)(place.asn ?? null, place.asOrganization)
  const traffic = withNetwork(raw.traffic, userAgent, network, judgement?.rulebook)
  // Field by field: to spread objects takes several times as long, and this runs for every scan.
  const record: ScanRecord = {
    asOrganization: place.asOrganization,
    browser,
    city: place.city,
    claimed: raw.claimed,
    code: raw.code,
    country: place.country,
    destination: cleanText(keptDestination(raw, privacy), DESTINATION_STORED),
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
    rawQuery: cleanText(keptQuery(raw, privacy), QUERY_STORED),
    referrer: referrer(headers.get('referer')),
    regionCode: place.regionCode,
    regionName: place.regionName,
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
    visitor: visitorAllowed(headers, privacy)
      ? visitorHash({ address, at: scannedAt, rotation, secret, userAgent })
      : null,
  }
  if (raw.clickId) record.clickIdHash = hashClickId(raw.clickId)
  return limitRecord(record, privacy)
}

/** How visitors are told apart; `null`: not at all. */
export type Visitors = { rotation: VisitorRotation; secret: string } | null

/** Turns rawScans into records. */
export function createDescriber({
  visitors,
  ...options
}: { visitors: Visitors } & Pick<DescribeOptions, 'geo' | 'judgement' | 'privacy'>): (
  raw: RawScan,
) => ScanRecord {
  if (visitors) return (raw) => describeScan(raw, { ...options, ...visitors })
  const blind = { ...options, rotation: 'never', secret: '' } as const
  return (raw) => ({ ...describeScan(raw, blind), visitor: null })
}

/** The language a browser asks for first, as a BCP 47 tag like `de-DE`; `null` when it says none. */
export function language(acceptLanguage: null | string): null | string {
  return preferredLanguages(acceptLanguage)[0] ?? null
}
