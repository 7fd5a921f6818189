import type { Format } from '../lib/createFormat.js'
import type { Text } from '../lib/useText.js'
import type { Stats } from '../lib/ViewContext.js'

type Words = { format: Format; text: Text; tz: string }

/** What the chart says, in sentences. */
export function summaryOf(stats: Stats, { format, text, tz }: Words): string {
  const { range, series } = stats
  const { interval, points } = series
  const best = points.reduce((top, one) => (one.scans > top.scans ? one : top), points[0]!)
  const sentences = [
    text('statsSeriesSummary', {
      number: format.number(stats.scans),
      range: format.range(range.from, range.to),
    }),
    stats.change?.scans
      ? text(stats.change.scans > 0 ? 'statsSeriesMore' : 'statsSeriesLess', {
          change: format.percent(Math.abs(stats.change.scans)),
        })
      : '',
    best?.scans
      ? text('statsSeriesBest', {
          number: format.number(best.scans),
          time: format.bucket(best.label, interval, true),
        })
      : '',
    stats.first_scan_at && stats.last_scan_at
      ? text('statsFirstLast', {
          first: format.instant(stats.first_scan_at, tz),
          last: format.instant(stats.last_scan_at, tz),
        })
      : '',
  ]
  return sentences.filter(Boolean).join(' ')
}
