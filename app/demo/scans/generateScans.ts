import type { Outcome, ScanRecord, UTM } from 'payload-plugin-qr/types'

import type { City } from './cities.js'
import type { Device, Machine } from './devices.js'
import type { Random } from './random.js'
import type { Rhythm } from './rhythms.js'

import { cities, countryWeights, languages, networks } from './cities.js'
import { devices, machines } from './devices.js'
import { createRandom } from './random.js'
import { kickOffs, likelihood } from './rhythms.js'

/** A code as far as its scans go. Times are epoch milliseconds. */
export type ScannedCode = {
  code: string
  /** Where it sends people, with its UTM parameters. */
  destination: string
  expiresAt?: number
  /** Names of cities where it hangs. */
  hangsIn: readonly string[]
  id: ScanRecord['qrCode']
  pausedAt?: number
  /** Printed and put up at. */
  putUpAt: number
  rhythm: Rhythm
  scanLimit?: number
  startsAt?: number
  utm: UTM
  /** Share of all scans, compared with the other codes. */
  weight: number
}

type Person = { city: City; device: Device; language: string; network: string; visitor: string }

const machineShare = 0.06
const returningShare = 0.22
const day = 86_400_000
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const everywhere = cities.map((city) => {
  const others = cities.filter(({ country }) => country === city.country).length
  return [(countryWeights[city.country] ?? 1) / others, city] as const
})
const cityNamed = (name: string): City => {
  const city = cities.find((each) => each.city === name)
  if (!city) throw new Error(`No such city: ${name}`)
  return city
}

/** A ULID like the plugin's own, with chance from the given source. */
const scanId = (at: number, random: Random): string => {
  let time = ''
  for (let rest = at; time.length < 10; rest = Math.floor(rest / 32)) {
    time = (crockford[rest % 32] as string) + time
  }
  return time + random.text(crockford, 16)
}

const newPerson = (code: ScannedCode, random: Random): Person => {
  // an IP address often tells the next larger city, or one far away
  const city = random.chance(0.74)
    ? cityNamed(random.pick(code.hangsIn))
    : random.choose(everywhere)
  return {
    city,
    device: random.choose(devices),
    language: random.chance(0.84)
      ? (languages[city.country] ?? 'en-GB')
      : random.pick(['en-US', 'en-GB', 'de-DE', 'es-ES', 'pl-PL', 'tr-TR', 'ru-RU']),
    network: random.pick(networks[city.country] ?? (networks.XX as readonly string[])),
    visitor: random.text(base64url, 22),
  }
}

/** When somebody scans: around a match, or by the rhythm of the place. */
const momentOf = (
  code: ScannedCode,
  timezone: string,
  matches: readonly number[],
  [from, to]: readonly [number, number],
  random: Random,
): number => {
  if (code.rhythm === 'match' && matches.length > 0 && random.chance(0.62)) {
    // on the way in, at half-time, after the final whistle
    const [mean, deviation] = random.choose([
      [55, [-42, 24]],
      [25, [52, 7]],
      [20, [112, 14]],
    ] as const)
    const at = random.pick(matches) + Math.round(random.normal(mean, deviation) * 60_000)
    if (at >= from && at <= to) return at
  }
  for (;;) {
    const at = from + random.int(to - from)
    // people find a new poster more interesting than an old one
    const freshness = code.rhythm === 'street' ? Math.exp(-(at - code.putUpAt) / (50 * day)) : 1
    if (random.chance(likelihood(code.rhythm, timezone, at) * freshness)) return at
  }
}

const place = (city: City, exact: boolean, random: Random) => ({
  city: exact ? city.city : null,
  country: city.country,
  geoDate: null,
  geoSource: 'demo',
  latitude: exact ? city.latitude : null,
  longitude: exact ? city.longitude : null,
  postalCode: exact && random.chance(0.7) ? random.pick(city.postalCodes) : null,
  regionCode: exact ? city.regionCode : null,
  regionName: exact ? city.regionName : null,
  timezone: city.timezone,
})

/** Most point a camera at a print; the rest by the visitor, so that one comes the same way again. */
const channelOf = (visitor: string) =>
  (['typed', 'typed', 'nfc', 'link', 'block'] as const)[visitor.charCodeAt(0) % 24] ?? 'printed'

const record = (
  code: ScannedCode,
  at: number,
  who: Machine | Person,
  random: Random,
): ScanRecord => {
  const person = 'visitor' in who ? who : null
  const traffic =
    'traffic' in who
      ? who.traffic
      : { class: 'human' as const, reasons: [], rulesVersion: 1, score: 0 }
  const city = 'visitor' in who ? who.city : cityNamed(who.place)
  // a phone network seldom tells more than the country
  const located = place(city, random.chance(0.96), random)
  const visitor = person?.visitor ?? random.text(base64url, 22)
  return {
    ...who.device,
    ...located,
    asOrganization: who.network,
    claimed: false,
    code: code.code,
    destination: code.destination,
    language: person?.language ?? null,
    outcome: 'redirected',
    qrCode: code.id,
    rawQuery: null,
    alias: null,
    channel: channelOf(visitor),
    rule: null,
    referrer: null,
    rulesVersion: traffic.rulesVersion,
    scanId: scanId(at, random),
    scannedAt: at,
    trafficClass: traffic.class,
    trafficReasons: [...traffic.reasons],
    repeats: 0,
    trafficScore: traffic.score,
    utmCampaign: code.utm.campaign,
    utmContent: code.utm.content,
    utmMedium: code.utm.medium,
    utmSource: code.utm.source,
    utmTerm: code.utm.term,
    visitor,
  }
}

const outcomeAt = (code: ScannedCode, at: number, sent: number): Outcome => {
  if (code.pausedAt !== undefined && at >= code.pausedAt) return 'paused'
  if (code.startsAt !== undefined && at < code.startsAt) return 'not-started'
  if (code.expiresAt !== undefined && at >= code.expiresAt) return 'expired'
  if (code.scanLimit !== undefined && sent >= code.scanLimit) return 'used-up'
  return 'redirected'
}

const scansOf = (
  code: ScannedCode,
  count: number,
  from: number,
  to: number,
  random: Random,
): ScanRecord[] => {
  const known: Person[] = []
  const scans: ScanRecord[] = []
  const span = [Math.max(from, code.putUpAt), to] as const
  const matches = kickOffs(cityNamed(code.hangsIn[0] as string).timezone, ...span)
  for (let i = 0; i < count; i++) {
    // a limited code's places are for people: bots would make its count a matter of taste
    if (code.scanLimit === undefined && random.chance(machineShare)) {
      const at = span[0] + random.int(span[1] - span[0])
      scans.push(record(code, at, random.choose(machines), random))
      continue
    }
    let person: Person
    if (known.length > 20 && random.chance(returningShare)) person = random.pick(known)
    else known.push((person = newPerson(code, random)))
    const at = momentOf(code, person.city.timezone, matches, span, random)
    scans.push(record(code, at, person, random))
  }
  scans.sort((a, b) => a.scannedAt - b.scannedAt)
  let sent = 0
  for (const scan of scans) {
    scan.outcome = outcomeAt(code, scan.scannedAt, sent)
    if (scan.outcome === 'redirected') sent++
    else scan.destination = null
  }
  return scans
}

/**
 * Believable scans of `days` days up to `now`, oldest first; the same for the same input.
 *
 * @param count how many in all
 * @param now epoch milliseconds
 */
export const generateScans = ({
  codes,
  count,
  days,
  now,
  seed,
}: {
  codes: readonly ScannedCode[]
  count: number
  days: number
  now: number
  seed: number
}): ScanRecord[] => {
  const random = createRandom(seed)
  const total = codes.reduce((sum, { weight }) => sum + weight, 0)
  let [shared, given] = [0, 0]
  const scans = codes.flatMap((code) => {
    // rounded as a running sum, so that the parts add up to the whole
    shared += code.weight
    const upTo = Math.round((count * shared) / total)
    const part = upTo - given
    given = upTo
    return scansOf(code, part, now - days * day, now, random)
  })
  return scans.sort((a, b) => a.scannedAt - b.scannedAt)
}
