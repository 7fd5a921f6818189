import type { TextKey } from '../../../translations/en.js'
import type { CodeState } from '../../../vocabulary/codeState.js'

/** What it depends on. */
export type OffInput = {
  deletedAt?: null | string
  expiresAt?: null | string
  startsAt?: null | string
  state?: CodeState | null
}

/** Why the chosen code does not lead on, as a text and the date in it; null when it does. */
export function offReason(code: OffInput): { date?: null | string; text: TextKey } | null {
  if (code.deletedAt) return { text: 'plugin-qr:blockTrashed' }
  switch (code.state) {
    case 'expired':
      return { date: code.expiresAt, text: 'plugin-qr:blockExpired' }
    case 'not-started':
      return { date: code.startsAt, text: 'plugin-qr:blockNotStarted' }
    case 'paused':
      return { text: 'plugin-qr:blockPaused' }
    case 'used-up':
      return { text: 'plugin-qr:blockUsedUp' }
    default:
      return null
  }
}
