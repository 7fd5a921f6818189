import type { ScanDraft, ScanHeaders } from '../../vocabulary/scan.js'

import { NO_UTM } from '../decide/buildDestination.js'

/**
 * Names of the headers a description asks for, in lower case. A request without any headers tells:
 * which ones are asked for depends on the CDN, never on what others say.
 */
export function headersRead(describe: (draft: ScanDraft) => unknown): string[] {
  const names = new Set<string>()
  const ask = (name: string) => void names.add(name.toLowerCase())
  const headers: ScanHeaders = {
    get: (name) => (ask(name), null),
    has: (name) => (ask(name), false),
  }
  describe({ ...NOTHING, headers })
  return [...names]
}

const NOTHING: Omit<ScanDraft, 'headers'> = {
  address: null,
  claimed: false,
  code: '',
  destination: null,
  outcome: 'unknown',
  qrCode: 0,
  rawQuery: null,
  scanId: '',
  scannedAt: 0,
  traffic: { class: 'human', reasons: [], rulesVersion: 0, score: 0 },
  utm: NO_UTM,
}
