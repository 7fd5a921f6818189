import type { Store } from '../../src/store/types.js'

import { exportScans } from '../../src/analytics/exportScans.js'

const COLUMNS = ['scannedAt', 'code', 'country', 'city', 'deviceType', 'os', 'browser', 'utmSource']

/** Streams every scan as CSV; megabytes of heap above what was there before, and rows a second. */
export async function measureExport(
  { stats }: Store,
  now: number,
): Promise<{ heap: number; perSecond: number; rows: number }> {
  const selection = {
    classes: 'all',
    codes: 'all',
    countries: null,
    devices: null,
    end: Math.ceil((now + 86_400_000) / 900_000) * 900_000,
    start: 0,
  } as const
  globalThis.gc?.()
  const rest = process.memoryUsage().heapUsed
  let most = 0
  let rows = 0
  const start = performance.now()
  const pages = stats.rows({ columns: COLUMNS, selection })
  for await (const text of exportScans(pages, { bom: false, columns: COLUMNS, format: 'csv' })) {
    rows += String(text).split('\n').length - 1
    most = Math.max(most, process.memoryUsage().heapUsed - rest)
  }
  const seconds = (performance.now() - start) / 1000
  return { heap: Math.round(most / 1e6), perSecond: Math.round(rows / seconds), rows }
}
