import type { ID, ScanRecord } from '../../../../vocabulary/scan.js'
import type { Numbers } from '../../scans/dictionary/words.js'
import type { CountedScan } from './rollup.js'

import { classNumber, countryNumber, deviceNumber, outcomeNumber, segmentOf } from './segment.js'

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

/** Scans as text: a JSON list of one list each, in the order of the scans. */
export function partOf(scans: readonly ScanRecord[], numbers: readonly Numbers[]): string {
  return JSON.stringify(scans.map((scan, index) => lineOf(scan, numbers[index]!)))
}

function lineOf(scan: ScanRecord, numbers: Numbers): Line {
  return [
    scan.qrCode,
    numbers.codeTerm,
    scan.scannedAt,
    segmentOf(
      countryNumber(scan.country),
      deviceNumber(scan.deviceType),
      classNumber(scan.trafficClass),
      outcomeNumber(scan.outcome),
    ),
    numbers.place,
    numbers.client,
    numbers.link,
    numbers.language,
    numbers.referrer,
    scan.visitor,
  ]
}

/** Scans of this hour and code were judged anew, so what was counted of them is to be counted once more. */
export type Anew = { code: null | string; hour: number }

/** What parts say, all together. */
export type PartsRead = { anew: Anew[]; scans: PartScan[] }

/** Hours and codes as text. It differs from that of scans in its first character. */
export const anewPart = (anew: readonly Anew[]): string =>
  JSON.stringify({ anew: anew.map(({ code, hour }) => [hour, code]) })

export const isAnew = (data: string): boolean => data.startsWith('{')

export function readParts(parts: readonly string[]): PartsRead {
  const read: PartsRead = { anew: [], scans: [] }
  for (const data of parts) readPart(data, read)
  return read
}

/** Adds what a part says to `into`. */
export function readPart(data: string, into: PartsRead): void {
  if (!isAnew(data)) {
    for (const scan of scansOf(data)) into.scans.push(scan)
    return
  }
  const { anew } = JSON.parse(data) as { anew: [hour: number, code: null | string][] }
  for (const [hour, code] of anew) into.anew.push({ code, hour })
}

function scansOf(data: string): PartScan[] {
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
