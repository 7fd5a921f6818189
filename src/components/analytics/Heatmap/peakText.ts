import type { Heatmap } from '../../../vocabulary/questions.js'
import type { Format } from '../lib/createFormat.js'

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
