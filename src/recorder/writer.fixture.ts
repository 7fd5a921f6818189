import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { RawScan, ScanRecord } from '../vocabulary/scan.js'
import type { ScanWriter, ScanWriterOptions } from './types.js'

import { scanRecord } from '../../test/scanRecord.js'
import { createScanWriter } from './createScanWriter.js'
import { LABEL_AWAITED } from './schemaErrors.js'

let made = 0

export function raw(overrides: Partial<RawScan> = {}): RawScan {
  made += 1
  return {
    address: '203.0.113.7',
    claimed: false,
    code: 'AB12',
    destination: 'https://example.com/',
    headers: new Headers({ 'user-agent': 'Test' }),
    outcome: 'redirected',
    qrCode: 1,
    rawQuery: null,
    scanId: `scan-${made}`,
    scannedAt: 1_700_000_000_000,
    traffic: { class: 'human', reasons: [], rulesVersion: 1, score: 0 },
    utm: { campaign: null, content: null, medium: null, source: null, term: null },
    ...overrides,
  } as RawScan
}

export const some = (count: number): RawScan[] => Array.from({ length: count }, () => raw())

export const idsOf = (scans: { scanId: string }[]): string[] => scans.map(({ scanId }) => scanId)

/** A whole description; the address stays behind, as in the real one. */
export function describeRaw({ code, outcome, qrCode, scanId, scannedAt }: RawScan): ScanRecord {
  return scanRecord({ city: 'Köln', code, outcome, qrCode, scanId, scannedAt })
}

export const records = (count: number): ScanRecord[] => some(count).map(describeRaw)

/** A record as it stands in a spill file. */
export const line = (record: ScanRecord): string => `${JSON.stringify(record)}\n`

export const connectionError = () => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
export const dataError = () => Object.assign(new Error('invalid byte'), { code: '22021' })

const labelError = () => Object.assign(new Error('no label'), { code: LABEL_AWAITED })

/** A store in memory: idempotent, and failing as told. */
export class FakeStore {
  calls: string[][] = []
  /** How often a scan was stored that was not there yet: exactly once is what is wanted. */
  stored = new Map<string, number>()
  mode: 'down' | 'hang' | 'up' = 'up'
  /** Scan ids no one takes. */
  poison = new Set<string>()
  /** Scan ids with a value that the store has no label for yet. */
  unlabelled = new Set<string>()
  private held: (() => void)[] = []

  writeScans = async (scans: ScanRecord[]): Promise<number> => {
    this.calls.push(scans.map(({ scanId }) => scanId))
    if (this.mode === 'hang') await new Promise<void>((resolve) => this.held.push(resolve))
    else await new Promise((resolve) => setImmediate(resolve))
    if (this.mode === 'down') throw connectionError()
    if (scans.some(({ scanId }) => this.unlabelled.has(scanId))) throw labelError()
    if (scans.some(({ scanId }) => this.poison.has(scanId))) throw dataError()
    const fresh = scans.filter(({ scanId }) => !this.stored.has(scanId))
    for (const { scanId } of fresh) this.stored.set(scanId, 1)
    return fresh.length
  }

  /** Hung calls go on. */
  resume(): void {
    this.mode = 'up'
    for (const go of this.held.splice(0)) go()
  }
}

export { temporaryFolder } from '../../test/temporaryFolder.js'

const open = new Set<ScanWriter>()

/** A writer with short pauses, closed by `closeAll`. */
export function testWriter(options: { store: FakeStore } & Partial<ScanWriterOptions>): ScanWriter {
  const writer = createScanWriter({
    backoff: { base: 2, max: 10 },
    describe: describeRaw,
    flushInterval: 2,
    replayInterval: 20,
    spill: false,
    ...options,
  })
  open.add(writer)
  return writer
}

export async function closeAll(): Promise<void> {
  await Promise.all([...open].map((writer) => writer.close(50)))
  open.clear()
}

export const spillFiles = (directory: string): string[] =>
  readdirSync(directory).filter((name) => name.startsWith('scans-'))

/** Scan ids in all spill files that wait. */
export const spilledIds = (directory: string): string[] =>
  spillFiles(directory).flatMap((name) => idsIn(join(directory, name)))

export const rejectedIds = (directory: string): string[] =>
  readdirSync(directory).includes('rejected.ndjson')
    ? idsIn(join(directory, 'rejected.ndjson'))
    : []

const idsIn = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as ScanRecord).scanId)
