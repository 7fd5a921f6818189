import type { ScanRecord } from '../../vocabulary/scan.js'

import { FACTS } from '../../vocabulary/storedFacts.js'

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'

/**
 * A record as it was spilled, also by another version of the plugin: what that one did not know is
 * completed. `null` for anything else, which no store must be asked about: it may fail on it in ways
 * that look like its own.
 */
export function reviveRecord(value: unknown): null | ScanRecord {
  if (typeof value !== 'object' || value === null) return null
  // 0.1.0 before its release wrote `scanToken`
  const { scanToken, ...rest } = value as { scanToken?: unknown }
  const written: Partial<Record<keyof ScanRecord, unknown>> =
    scanToken === undefined ? rest : { clickIdHash: scanToken, ...rest }
  const { claimed, clickIdHash, qrCode, trafficReasons = [], visitorMark } = written
  const whole =
    isText(written.scanId) &&
    isText(written.code) &&
    isText(written.outcome) &&
    isText(written.trafficClass) &&
    isNumber(written.scannedAt) &&
    (isNumber(qrCode) || isText(qrCode)) &&
    (clickIdHash === undefined || isText(clickIdHash)) &&
    (visitorMark === undefined || isText(visitorMark)) &&
    Array.isArray(trafficReasons) &&
    trafficReasons.every(isText)
  if (!whole) return null
  const record: Record<string, unknown> = { ...written, claimed: claimed === true, trafficReasons }
  for (const [name, { byDefault, kind }] of Object.entries(FACTS)) {
    const value = written[name as keyof ScanRecord] ?? byDefault
    if (value === null || typeof value === (kind === 'text' ? 'string' : 'number')) {
      record[name] = value
    } else if (byDefault === null) return null
    else record[name] = byDefault
  }
  return record as ScanRecord
}
