import type { ID, ScanRecord } from '../../src/vocabulary/scan.js'

import { scanId } from '../../src/vocabulary/scanId.js'

/** What the scans of a run are drawn from. */
export type World = { campaigns: number; cities: number; codes: ID[]; visitors: number }

const DAY = 86_400_000
const COUNTRIES = ['DE', 'US', 'GB', 'FR', 'NL', 'DK', 'AT', 'CH', 'IT', 'ES', 'PL', 'SE']
const LANGUAGES = ['de-DE', 'en-US', 'en-GB', 'fr-FR', 'nl-NL', 'da-DK', 'it-IT', 'es-ES']
const BROWSERS = ['Mobile Safari 26', 'Mobile Safari 18', 'Chrome 142', 'Samsung Internet 29']
const SYSTEMS = ['iOS 26', 'iOS 18', 'Android', 'Windows']
const PLACES = ['table', 'poster', 'ticket', 'scarf']

/** Reproducible numbers from 0 to 1. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** As many scans as asked for, spread over the year before `now`, oldest first. */
export function* makeScans(world: World, count: number, now: number): Generator<ScanRecord> {
  const random = createRandom(11)
  const below = (max: number): number => Math.floor(random() * max)
  /** Few of many: the first have most. */
  const skewed = (max: number): number => Math.min(max - 1, Math.floor(max * random() ** 3))
  const start = now - 365 * DAY
  for (let n = 0; n < count; n++) {
    const scannedAt = Math.floor(start + ((n + random()) / count) * 364.9 * DAY)
    const code = skewed(world.codes.length)
    const client = skewed(16)
    const traffic = random() < 0.93 ? 'human' : 'bot'
    yield {
      ...placeOf(skewed(world.cities)),
      browser: BROWSERS[client % 4]!,
      claimed: false,
      code: `C${code}`,
      destination: `https://tickets.example/match/${code}?utm_source=qr`,
      deviceType: client < 12 ? 'mobile' : client < 14 ? 'tablet' : 'desktop',
      language: LANGUAGES[skewed(LANGUAGES.length)]!,
      os: SYSTEMS[client >> 2]!,
      // One in thirty is turned away, for one of two reasons.
      outcome: n % 30 === 0 ? (n % 60 === 0 ? 'used-up' : 'paused') : 'redirected',
      qrCode: world.codes[code]!,
      rawQuery: null,
      referrer: random() < 0.1 ? `https://site${below(8)}.example/` : null,
      rulesVersion: 1,
      scanId: scanId(scannedAt),
      scannedAt,
      trafficClass: traffic,
      trafficReasons: traffic === 'bot' ? ['bot-agent'] : [],
      repeats: 0,
      trafficScore: traffic === 'bot' ? 100 : 0,
      userAgent: `Mozilla/5.0 (phone ${client}) AppleWebKit/605.1.15 (KHTML, like Gecko)`,
      utmCampaign: `campaign-${code % world.campaigns}`,
      utmContent: `C${code}`,
      utmMedium: 'print',
      utmSource: 'qr',
      utmTerm: PLACES[code % PLACES.length]!,
      visitor: visitorOf(Math.floor(random() * world.visitors)),
    } as ScanRecord
  }
}

/** As long as a real hash, and as little in order. */
function visitorOf(number: number): string {
  const mixed = Math.imul(number + 1, 2654435761) >>> 0
  return `${mixed.toString(36).padStart(7, '0')}${number.toString(36).padStart(15, 'x')}`
}

function placeOf(city: number) {
  const country = COUNTRIES[city % COUNTRIES.length]!
  const region = city % 60
  return {
    asOrganization: `Network ${city % 40}`,
    city: `City ${city}`,
    country,
    geoDate: '2026-06-05',
    geoSource: 'dbip',
    latitude: -50 + (city % 100),
    longitude: -170 + ((city * 7) % 340),
    postalCode: String(10_000 + city),
    regionCode: `R${region}`,
    regionName: `Region ${region}`,
    timezone: 'Europe/Berlin',
  }
}
