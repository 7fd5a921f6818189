import type { Text, TextName } from './useText.js'

import { outcomeKey } from '../../scans/OutcomeCell/outcomeTexts.js'

/** What became of a scan, in words; `turned-away` is all that did not come to the destination. */
export function outcomeText(outcome: string, text: Text): string {
  if (outcome === 'turned-away') return text('statsTurnedAway')
  const key = outcomeKey(outcome)
  return key ? text(key.replace('plugin-qr:', '') as TextName) : outcome
}
