import type { Located, RawScan, UTM } from '../../vocabulary/scan.js'
import type { ScansMessage, SentRepeat, SentScan } from './messages.js'

import { cleanFacts } from '../../describe/geo/cleanFacts.js'
import { mergeGeo } from '../../describe/geo/mergeGeo.js'
import { normaliseAddress } from '../../scan/request/normaliseAddress.js'
import { READ_LATER } from '../../scan/request/scanHeaders.js'
import { type Channel, CHANNELS } from '../../vocabulary/channels.js'
import { normaliseKey } from '../../vocabulary/domains.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { OUTCOMES } from '../../vocabulary/outcomes.js'
import { scanIdAt } from '../../vocabulary/scanIdAt.js'
import { MOST_SCANS } from './messages.js'

/** What the edge sends of a scan. */
export function sentScan(raw: RawScan): SentScan {
  const headers: Record<string, string> = {}
  for (const name of READ_LATER) {
    const value = raw.headers.get(name)
    if (value !== null) headers[name] = value
  }
  return {
    address: raw.address,
    alias: raw.alias,
    channel: raw.channel,
    clickId: raw.clickId ?? null,
    code: raw.code,
    destination: raw.destination,
    domain: raw.domain ?? null,
    headers,
    outcome: raw.outcome,
    place: raw.place ?? null,
    rawQuery: raw.rawQuery,
    rule: raw.rule,
    scanId: raw.scanId,
    scannedAt: raw.scannedAt,
    sessionToken: raw.sessionToken ?? null,
    trafficReasons: raw.traffic.reasons,
    utm: raw.utm,
  }
}

const DAY = 86_400_000
/** How long a scan may have waited at the edge, and how far its clock may be ahead, in milliseconds. */
const OLDEST = 31 * DAY
const AHEAD = 300_000
const LONGEST = 8_192

const SCAN_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST
const isTextOrNull = (value: unknown): value is null | string => value === null || isText(value)

/**
 * A message that was signed, looked at all the same: another version may have written it.
 *
 * @throws an error that names what is wrong, without its value
 */
export function readScansMessage(body: string, now: number): ScansMessage {
  const message = parse(body)
  const { repeats, scans } = message
  if (!Array.isArray(scans) || !Array.isArray(repeats)) throw new Error('scans and repeats must be lists') // prettier-ignore
  if (scans.length > MOST_SCANS) throw new Error(`more than ${MOST_SCANS} scans`)
  return {
    repeats: repeats.map(readRepeat),
    scans: scans.map((one, at) => readScan(one, `scans[${at}]`, now)),
  }
}

export function parse(body: string): Fields {
  let message: unknown
  try {
    message = JSON.parse(body)
  } catch {
    throw new Error('the body is no JSON')
  }
  if (!isFields(message)) throw new Error('the body is no object')
  return message
}

function readRepeat(value: unknown): SentRepeat {
  const { repeats, scanId } = isFields(value) ? value : {}
  if (!isText(scanId) || !SCAN_ID.test(scanId) || !Number.isSafeInteger(repeats)) {
    throw new Error('repeats must hold scanId and a number')
  }
  return { repeats: repeats as number, scanId }
}

function readScan(value: unknown, path: string, now: number): SentScan {
  if (!isFields(value)) throw new Error(`${path} is no object`)
  const want = (name: string, holds: boolean): void => {
    if (!holds) throw new Error(`${path}.${name} is not as it must be`)
  }
  // an edge that is older says neither
  const { alias = null, channel = null, domain = null } = value
  const { clickId, code, destination, headers, outcome, place, rawQuery, rule } = value
  const { scanId, scannedAt, sessionToken, trafficReasons, utm } = value
  const texts = { clickId, destination, rawQuery, rule, sessionToken }
  for (const [name, text] of Object.entries(texts)) want(name, isTextOrNull(text))
  want('code', isText(code) && normaliseCode(code) === code)
  want(
    'outcome',
    OUTCOMES.some((one) => one === outcome),
  )
  want('alias', alias === null || (isText(alias) && normaliseKey(alias) === alias))
  want('domain', isTextOrNull(domain))
  want('channel', channel === null || CHANNELS.some((one) => one === channel))
  want('headers', isFields(headers) && Object.values(headers).every(isText))
  want('utm', isFields(utm))
  want('trafficReasons', Array.isArray(trafficReasons) && trafficReasons.length <= 40 && trafficReasons.every((one) => isText(one) && one.length <= 40)) // prettier-ignore
  want('scannedAt', Number.isSafeInteger(scannedAt) && (scannedAt as number) > now - OLDEST && (scannedAt as number) < now + AHEAD) // prettier-ignore
  // an id that says another time would be a stray in the statistics
  want('scanId', isText(scanId) && SCAN_ID.test(scanId) && scanId.slice(0, 10) === scanIdAt(scannedAt as number).slice(0, 10)) // prettier-ignore
  return {
    ...(value as SentScan),
    address: addressOf(value.address),
    alias: alias as null | string,
    channel: channel as Channel | null,
    domain: domain as null | string,
    place: placeOf(place),
    utm: utmOf(utm as Fields),
  }
}

export const addressOf = (value: unknown): null | string =>
  typeof value === 'string' ? normaliseAddress(value) : null

const textOf = (value: unknown): null | string => (isText(value) ? value : null)

const utmOf = (utm: Fields): UTM => ({
  campaign: textOf(utm.campaign),
  content: textOf(utm.content),
  medium: textOf(utm.medium),
  source: textOf(utm.source),
  term: textOf(utm.term),
})

/** A place as somebody says it is; `null`: nothing is known. */
export function placeOf(value: unknown): Located | null {
  if (!isFields(value)) return null
  const facts = cleanFacts(value)
  const name = isText(value.geoSource) && /^[a-z-]{1,20}$/.test(value.geoSource) ? value.geoSource : 'edge' // prettier-ignore
  return facts && mergeGeo([{ builtAt: null, facts, name }])
}
