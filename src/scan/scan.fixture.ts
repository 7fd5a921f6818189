import type { CodeEntry, RawScan } from '../vocabulary/scan.js'
import type { ScanContext } from '../vocabulary/scanContext.js'

import { HUMANS } from '../../test/fixtures/userAgents.js'
import { NO_UTM } from './decide/buildDestination.js'

/** The moment all of these scans are made. */
export const NOW = 1_800_000_000_000

/** An active code that leads to a menu, with what a test says differently. */
export const codeEntry = (change: Partial<CodeEntry> = {}): CodeEntry => ({
  code: 'ABC',
  destination: 'https://a.example/menu',
  expiresAt: null,
  fallbackURL: null,
  id: 1,
  scanLimit: null,
  startsAt: null,
  status: 'active',
  trashed: false,
  utm: { ...NO_UTM, source: 'qr' },
  ...change,
})

/** A process that knows one code, or none, gives every place away and notes the scans it is handed. */
export function recordingContext(
  found: CodeEntry | null,
  change: Partial<ScanContext> = {},
): { context: ScanContext; rawScans: RawScan[] } {
  const rawScans: RawScan[] = []
  const context: ScanContext = {
    cdn: null,
    directory: { lookup: (code) => (code === 'ABC' ? found : null) },
    limits: { claim: async () => true },
    now: () => NOW,
    pages: { siteName: 'Acme', siteURL: 'https://acme.example' },
    recorder: { write: (raw) => void rawScans.push(raw) },
    trustedProxies: false,
    ...change,
  }
  return { context, rawScans }
}

/** A request as an iPhone sends it. */
export const phoneRequest = (query = '', headers: Record<string, string> = {}, method = 'GET') =>
  new Request(`https://q.example/q/abc${query}`, {
    headers: { 'accept-language': 'en', 'user-agent': HUMANS[0]?.[0] as string, ...headers },
    method,
  })
