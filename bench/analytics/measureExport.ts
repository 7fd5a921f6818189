import type { Store } from '../../src/vocabulary/store.js'

import { exportScans } from '../../src/analytics/export/exportScans.js'

const COLUMNS = ['scannedAt', 'code', 'country', 'city', 'deviceType', 'os', 'browser', 'utmSource']

const OPTIONS = {
  bom: false,
  columns: COLUMNS,
  format: 'csv',
  labels: null,
  separator: 'comma',
} as const

/**
 * Streams every scan as CSV. `heap` is the most that was alive at any time above what was before, in
 * megabytes: without what waits to be collected, which grows with the memory a machine has.
 */
export async function measureExport(
  { stats }: Store,
  now: number,
): Promise<{ heap: number; perSecond: number; rows: number }> {
  const selection = {
    classes: 'all',
    codes: 'all',
    countries: null,
    devices: null,
    outcomes: null,
    end: Math.ceil((now + 86_400_000) / 900_000) * 900_000,
    start: 0,
  } as const
  globalThis.gc?.()
  const rest = process.memoryUsage().heapUsed
  let most = 0
  let pieces = 0
  let rows = 0
  const start = performance.now()
  const pages = stats.rows({ columns: COLUMNS, selection })
  for await (const text of exportScans(pages, OPTIONS)) {
    rows += String(text).split('\n').length - 1
    if (pieces++ % 50 !== 49) continue
    globalThis.gc?.()
    most = Math.max(most, process.memoryUsage().heapUsed - rest)
  }
  const seconds = (performance.now() - start) / 1000
  return { heap: Math.round(most / 1e6), perSecond: Math.round(rows / seconds), rows }
}
