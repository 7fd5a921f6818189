import type { ScanInHand } from '../scanInHand.js'

import { decide } from './decide.js'

/** Step 4: where the scan leads. A limited code has to have a place, too. */
export function decideScan(scan: ScanInHand): void {
  const { now, query } = scan.facts!
  const { schemes } = scan.context
  const decision = decide(scan.entry!, { now, scannedQuery: query, schemes })
  scan.utm = decision.utm
  if (decision.kind === 'redirect' && decision.claim) scan.destined = decision
  else scan.given = decision
}
