import type { ID, ScanRecord } from '../../../scan/types.js'
import type { Numbers } from '../dictionary/createDictionary.js'
import type { CountedScan } from './rollup.js'

import { classNumber, countryNumber, deviceNumber, segmentOf } from './segment.js'

/** A scan in a part: everything but the visitor's number, which is given when parts are folded. */
export type PartScan = { visitorHash: null | string } & Omit<CountedScan, 'visitor'>

type Line = [
  code: ID | null,
  codeTerm: number,
  at: number,
  segment: number,
  place: number,
  client: number,
  link: number,
  language: number,
  referrer: number,
  visitor: null | string,
]

/** One scan as text; a part is a JSON list of these. */
export function partLine(scan: ScanRecord, numbers: Numbers): string {
  const segment = segmentOf(
    countryNumber(scan.country),
    deviceNumber(scan.deviceType),
    classNumber(scan.trafficClass),
  )
  const line: Line = [
    scan.qrCode,
    numbers.codeTerm,
    scan.scannedAt,
    segment,
    numbers.place,
    numbers.client,
    numbers.link,
    numbers.language,
    numbers.referrer,
    scan.visitor,
  ]
  return JSON.stringify(line)
}

export function readPart(data: string): PartScan[] {
  return (JSON.parse(data) as Line[]).map(
    ([code, codeTerm, at, segment, place, client, link, language, referrer, visitorHash]) => ({
      at,
      client,
      code: code === null ? null : String(code),
      codeTerm,
      language,
      place,
      referrer,
      segment,
      link,
      visitorHash,
    }),
  )
}
