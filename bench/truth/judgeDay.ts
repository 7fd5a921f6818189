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
 * @returns classes and reasons by the order of `day`, and microseconds of CPU a request
 */
export async function judgeDay(day: readonly Hit[]): Promise<Judged> {
  const geo = createGeoChain({})
  await geo.ready()
  const classify = createClassifier({ internal: [STAFF_NETWORK] })
  const behaviour = createBehaviour()
  const describe = createDescriber({ geo, privacy: privacyOfPreset('strict'), visitors: null })
  const lookAgain = createSecondLook({ addressKey, behaviour, isStaff: () => false })
  const records = new Map<string, ScanRecord>()
  let cpu = 0
  for (const [nth, hit] of day.entries()) {
    const headers = new Headers(hit.headers)
    const started = process.cpuUsage()
    const traffic = classify({
      address: hit.address,
      cdn: null,
      headers,
      https: true,
      isBurst: false,
      method: hit.method,
      userAgent: headers.get('user-agent'),
    })
    const raw = { ...rawOf(hit, nth, headers), traffic }
    const record = lookAgain(raw, describe(raw))
    const { system, user } = process.cpuUsage(started)
    cpu += system + user
    records.set(record.scanId, record)
    // Every few minutes what was found later is written to what is stored.
    if (nth % 200 === 0 || nth === day.length - 1) applyLate(records, behaviour.takeLate())
  }
  const judged = [...records.values()]
  return {
    classes: judged.map(({ trafficClass }) => trafficClass),
    reasons: judged.map(({ trafficReasons }) => trafficReasons),
    us: cpu / day.length,
  }
}

function rawOf(hit: Hit, nth: number, headers: Headers): Omit<RawScan, 'traffic'> {
  return {
    address: hit.address,
    claimed: false,
    code: hit.code,
    destination: 'https://tickets.example/',
    headers,
    outcome: 'redirected',
    qrCode: hit.code,
    rawQuery: null,
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
