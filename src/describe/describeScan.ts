import type { GeoChain, RawScan, ScanRecord } from '../vocabulary/scan.js'
import type { Privacy } from './privacy/privacy.js'
import type { RejudgeBy } from './traffic/rejudge.js'
import type { VisitorKeys } from './visitor/createVisitorKeys.js'

import { cleanText } from '../kit/cleanText.js'
import { hashClickId } from '../scan/attribution/hashClickId.js'
import { UTM_MAX_LENGTH } from '../scan/decide/buildDestination.js'
import { preferredLanguages } from '../scan/request/preferredLanguages.js'
import { USER_AGENT_MAX_LENGTH } from '../scan/request/userAgentFacts.js'
import { parseDevice } from './device/parseDevice.js'
import { keptDestination, keptQuery } from './privacy/cleanQuery.js'
import { limitRecord } from './privacy/limitRecord.js'
import { visitorAllowed } from './privacy/visitorAllowed.js'
import { NETWORK_KINDS } from './traffic/createNetworkKinds.js'
import { referrer } from './traffic/referrer.js'
import { withNetwork } from './traffic/withNetwork.js'
import { visitorMark } from './visitor/visitorHash.js'

type DescribeOptions = {
  geo: GeoChain
  /** The host's rules and networks. @default ours alone */
  judgement?: RejudgeBy
  /** How much of it may be kept. */
  privacy: Privacy
  /** Secret of the visitor's mark; `null`: visitors are not told apart. */
  secret: null | string
}

const DESTINATION_STORED = 2048
const QUERY_STORED = 1024

/**
 * Turns what a redirect handed over into what is stored. Pure given the geo chain; the address
 * goes into the visitor's mark and the geo lookup and no further, and what `privacy` leaves out is
 * nowhere after this: neither in the database nor in a spill file. `visitor` takes a key: see
 * `createDescriber`.
 */
export function describeScan(raw: RawScan, options: DescribeOptions): ScanRecord {
  const { address, headers, scannedAt, utm } = raw
  const { geo, judgement, privacy } = options
  const userAgent = cleanText(headers.get('user-agent'), USER_AGENT_MAX_LENGTH)
  const { browser, deviceType, os } = parseDevice(userAgent, headers)
  const place = raw.place ?? geo.locate(address, headers)
  const network = (judgement?.networks ?? NETWORK_KINDS)(place.asn ?? null, place.asOrganization)
  const traffic = withNetwork(raw.traffic, userAgent, network, judgement?.rulebook)
  // Field by field: to spread objects takes several times as long, and this runs for every scan.
  const record: ScanRecord = {
    alias: raw.alias,
    asOrganization: place.asOrganization,
    browser,
    channel: raw.channel,
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
    repeats: 0,
    rule: raw.rule,
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
    visitorMark: markOf(raw, userAgent, options),
  }
  if (raw.clickId) record.clickIdHash = hashClickId(raw.clickId)
  return limitRecord(record, privacy)
}

/** How visitors are told apart; `null`: not at all. */
export type Visitors = { keys: Pick<VisitorKeys, 'at'>; secret: string } | null

/** Turns rawScans into records. Where a key is not known yet, a record keeps its mark until it is. */
export function createDescriber({
  visitors,
  ...rest
}: { visitors: Visitors } & Omit<DescribeOptions, 'secret'>): (raw: RawScan) => ScanRecord {
  const options = { ...rest, secret: visitors?.secret ?? null }
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

/** `undefined`: this visitor is not told apart. */
const markOf = (
  { address, headers }: RawScan,
  userAgent: null | string,
  { privacy, secret }: DescribeOptions,
): string | undefined =>
  (secret !== null &&
    visitorAllowed(headers, privacy) &&
    visitorMark(secret, address, userAgent)) ||
  undefined

/** The language a browser asks for first, as a BCP 47 tag like `de-DE`; `null` when it says none. */
export function language(acceptLanguage: null | string): null | string {
  return preferredLanguages(acceptLanguage)[0] ?? null
}
