import type { ScanInHand } from '../../scanInHand.js'

import { scanId } from '../../../vocabulary/scanId.js'
import { NO_UTM } from '../buildDestination.js'

/** Who would be sent on by now gets the page in between instead. */
export function askFirst(scan: ScanInHand): void {
  const { entry, facts, given, repeatOf } = scan
  if (!scan.peeks || (given?.kind !== 'redirect' && given?.kind !== 'card')) return
  if (given.outcome !== 'redirected') return
  const first = repeatOf?.answer
  scan.utm = NO_UTM
  scan.given = {
    kind: 'ask',
    outcome: 'asked',
    scanId: first?.kind === 'ask' ? first.scanId : scanId(facts!.now),
    url: given.kind === 'redirect' && entry!.between?.kind === 'preview' ? given.url : null,
  }
}
