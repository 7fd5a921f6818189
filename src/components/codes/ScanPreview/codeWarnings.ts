import type { ExplainInput, ScanExplanation } from '../../../scan/explainScan.js'
import type { TextKey } from '../../../translations/en.js'

import { destinationWarnings, mendedEnding } from '../../../scan/decide/destinationWarnings.js'

export type CodeWarning = { key: TextKey; variables?: Record<string, number | string> }

const DESTINATION = {
  http: 'plugin-qr:warnHTTP',
  local: 'plugin-qr:warnLocal',
  'no-tld': 'plugin-qr:warnNoTLD',
  'tld-typo': 'plugin-qr:warnTLDTypo',
} as const satisfies Record<string, TextKey>

/** What is allowed and still costs a print run when it is a mistake. Pure. */
export function codeWarnings(
  entry: ExplainInput['entry'],
  { outcome }: Pick<ScanExplanation, 'outcome'>,
  { isReference, sent }: { isReference: boolean; sent: number },
): CodeWarning[] {
  const found: CodeWarning[] = []
  for (const url of [entry.destination, entry.fallbackURL]) {
    for (const warning of url ? destinationWarnings(url) : []) {
      const meant = warning === 'tld-typo' ? mendedEnding(url!) : ''
      found.push({ key: DESTINATION[warning], variables: { meant, url: url! } })
    }
  }
  if (isReference && outcome === 'missing-destination') found.push({ key: 'plugin-qr:warnNoPage' })
  const { expiresAt, scanLimit, startsAt } = entry
  if (expiresAt !== null && startsAt !== null && expiresAt <= startsAt) {
    found.push({ key: 'plugin-qr:warnEndBeforeStart' })
  }
  if (scanLimit !== null && sent >= scanLimit && scanLimit > 0) {
    found.push({ key: 'plugin-qr:warnLimitPassed', variables: { limit: scanLimit } })
  }
  return found
}
