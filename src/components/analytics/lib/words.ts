import type { Compared } from '../../../analytics/time/comparisonOf.js'
import type { Heatmap } from '../../../vocabulary/questions.js'
import type { TrafficClass } from '../../../vocabulary/scan.js'
import type { Format } from './createFormat.js'
import type { Text, TextName } from './useText.js'

import { outcomeKey } from '../../scans/OutcomeCell/outcomeTexts.js'
import { TRAFFIC_TEXT } from '../../scans/TrafficPill/trafficTexts.js'

/** What became of a scan, in words; `turned-away` is all that did not come to the destination. */
export function outcomeText(outcome: string, text: Text): string {
  if (outcome === 'turned-away') return text('statsTurnedAway')
  const key = outcomeKey(outcome)
  return key ? text(key.replace('plugin-qr:', '') as TextName) : outcome
}

/** The name of a traffic class, or of people and of everything together. */
export const trafficText = (traffic: 'all' | TrafficClass, text: Text): string =>
  traffic === 'all' || traffic === 'human'
    ? text(`statsTraffic_${traffic}`)
    : text(TRAFFIC_TEXT[traffic].replace('plugin-qr:', '') as TextName)

/** "4,486 in Oct 1 – 28, 2026, until 02:44": the number compared with, and of when it is. */
export function beforeText(
  number: string,
  { range, until }: Compared,
  { format, text }: { format: Format; text: Text },
): string {
  const days = format.range(range.from, range.to)
  if (until === null) return text('statsBefore', { number, range: days })
  return text('statsBeforeUntil', { number, range: days, time: format.time(until, range.tz) })
}

/** The busiest hour in words: "Sat 18:00–19:00". */
export function peakText(
  { hour, weekday }: NonNullable<Heatmap['peak']>,
  format: Format,
  width: 'long' | 'short',
): string {
  return width === 'short'
    ? `${format.weekday(weekday, 'short')} ${format.hour(hour)}`
    : `${format.weekday(weekday, 'long')} ${format.hour(hour)} – ${format.hour((hour + 1) % 24)}`
}
