import type { TextKey } from '../../../translations/en.js'
import type { StoredOutcome } from '../../../vocabulary/outcomes.js'

const OUTCOME_TEXT: Record<StoredOutcome, TextKey> = {
  'already-used': 'plugin-qr:outcomeAlreadyUsed',
  asked: 'plugin-qr:outcomeAsked',
  expired: 'plugin-qr:outcomeExpired',
  'missing-destination': 'plugin-qr:outcomeMissing',
  'not-started': 'plugin-qr:outcomeNotStarted',
  paused: 'plugin-qr:outcomePaused',
  redirected: 'plugin-qr:outcomeRedirected',
  trashed: 'plugin-qr:outcomeTrashed',
  'used-up': 'plugin-qr:outcomeUsedUp',
}

/** `null` for what we have no words for, or may not read. */
export const outcomeKey = (outcome: unknown): null | TextKey =>
  OUTCOME_TEXT[outcome as StoredOutcome] ?? null
