import type { RawScan, ScanRecord, TrafficClass } from '../../src/vocabulary/scan.js'
import type { Hit } from './types.js'

import { createDescriber } from '../../src/describe/describeScan.js'
import { createGeoChain } from '../../src/describe/geo/createGeoChain.js'
import { privacyOfPreset } from '../../src/describe/privacy/privacy.js'
import { createBehaviour } from '../../src/describe/traffic/behaviour/createBehaviour.js'
import { createSecondLook } from '../../src/describe/traffic/createSecondLook.js'
import { addressKey } from '../../src/scan/request/addressKey.js'
import { createClassifier } from '../../src/scan/traffic/createClassifier.js'
import { judge } from '../../src/scan/traffic/judge.js'
import { STAFF_NETWORK } from './people.js'

export type Judged = { classes: TrafficClass[]; reasons: string[][]; us: number }

const NO_UTM = { campaign: null, content: null, medium: null, source: null, term: null }

/**
 * Judges each request as the way of a scan does: by itself, by its network, by what its address did
 * lately, and later by what became known of it. One process, one address book; the look into the
 * database that joins several processes is left out.
 *
 * @returns classes and reasons by the order of `day`, and microseconds of CPU a request for
 * class and behaviour
 */
export async function judgeDay(day: readonly Hit[]): Promise<Judged> {
  const geo = createGeoChain({})
  await geo.ready()
  const classify = createClassifier({ internal: [STAFF_NETWORK] })
  const behaviour = createBehaviour()
  const describe = createDescriber({ geo, privacy: privacyOfPreset('strict'), visitors: null })
  const lookAgain = createSecondLook({ addressKey, behaviour, isStaff: () => false })
  const raws = day.map((hit, nth) => rawOf(hit, nth, new Headers(hit.headers)))
  const ask = (raw: Unjudged, { method }: Hit) =>
    classify({
      address: raw.address,
      cdn: null,
      headers: raw.headers,
      https: true,
      isBurst: false,
      method,
      userAgent: raw.headers.get('user-agent'),
    })
  for (let nth = 0; nth < raws.length; nth += 7) ask(raws[nth]!, day[nth]!)
  const started = process.cpuUsage()
  const classified = raws.map((raw, nth): RawScan => ({ ...raw, traffic: ask(raw, day[nth]!) }))
  const classes = process.cpuUsage(started)
  const described = classified.map(describe)
  const records = new Map(described.map((record) => [record.scanId, record]))
  const again = process.cpuUsage()
  for (const [nth, raw] of classified.entries()) {
    lookAgain(raw, described[nth]!)
    // Every few minutes what was found later is written to what is stored.
    if (nth % 200 === 0 || nth === day.length - 1) applyLate(records, behaviour.takeLate())
  }
  const behaved = process.cpuUsage(again)
  const cpu = classes.system + classes.user + behaved.system + behaved.user
  const judged = [...records.values()]
  return {
    classes: judged.map(({ trafficClass }) => trafficClass),
    reasons: judged.map(({ trafficReasons }) => trafficReasons),
    us: cpu / day.length,
  }
}

type Unjudged = Omit<RawScan, 'traffic'>

function rawOf(hit: Hit, nth: number, headers: Headers): Unjudged {
  return {
    address: hit.address,
    claimed: false,
    code: hit.code,
    destination: 'https://tickets.example/',
    headers,
    outcome: 'redirected',
    qrCode: hit.code,
    rawQuery: null,
    alias: null,
    channel: null,
    rule: null,
    scanId: String(nth).padStart(8, '0'),
    scannedAt: hit.at,
    utm: NO_UTM,
  }
}

function applyLate(
  records: ReadonlyMap<string, ScanRecord>,
  late: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  for (const [scanId, found] of late) {
    const record = records.get(scanId)!
    const traffic = judge([...new Set([...record.trafficReasons, ...found])])
    record.trafficClass = traffic.class
    record.trafficReasons = traffic.reasons
  }
}
