import type { OwnPageOutcome } from '../../vocabulary/ownPages.js'
import type { ScanInHand } from '../scanInHand.js'

import { takesPlace } from '../../vocabulary/takesPlace.js'
import { type Maybe, whenThere } from '../runSteps.js'
import { tellError, tryLater } from '../scanInHand.js'
import { NO_UTM } from './buildDestination.js'
import { turnAway } from './turnAway.js'

/** Step 5: a place of a limited code, before the answer, so that N are N. */
export function claimPlace(scan: ScanInHand): Maybe<void> {
  const { context, destined, tests } = scan
  const { limits, schemes } = context
  if (scan.passage?.isAgain) {
    scan.given = destined
    return
  }
  const entry = scan.entry!
  const facts = scan.facts!
  const takes = !tests && !scan.peeks && takesPlace(facts.traffic.class, facts.traffic.reasons)
  // Who takes no place gets the answer of who would take one.
  const usedUp = tests?.usedUp ?? limits.usedUp ?? (async () => false)
  const away = (outcome: OwnPageOutcome = 'used-up') => {
    scan.utm = NO_UTM
    return turnAway(entry, outcome, schemes)
  }
  return whenThere(
    () => (takes ? limits.claim(entry, facts) : usedUp(entry, facts)),
    (said) => {
      const isFree = said !== 'had' && takes === said
      // Turns of a visitor are no places: who is sent on is counted with the scan.
      scan.claimed = takes && isFree && entry.scanLimit !== null
      scan.given = isFree ? destined : away(said === 'had' ? 'already-used' : 'used-up')
    },
    (error) => {
      tellError(context, error, 'claim')
      // Sending people on uncounted would break the limit; a page they can reload does not.
      tryLater(scan, away())
    },
  )
}
