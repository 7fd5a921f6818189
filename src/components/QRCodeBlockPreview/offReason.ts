import type { TextKey } from '../../translations/en.js'
import type { PreviewCode } from './useCode.js'

import { codeState } from '../../scan/codeState.js'

/** Why the chosen code does not lead on, as a text and the date in it; null when it does. */
export function offReason(
  code: PreviewCode,
  now: number,
): { date?: Date | number | string; text: TextKey } | null {
  if (code.deletedAt) return { text: 'plugin-qr:blockTrashed' }
  switch (codeState(code, now)) {
    case 'active':
      return null
    case 'expired':
      return { date: code.expiresAt ?? undefined, text: 'plugin-qr:blockExpired' }
    case 'not-started':
      return { date: code.startsAt ?? undefined, text: 'plugin-qr:blockNotStarted' }
    case 'paused':
      return { text: 'plugin-qr:blockPaused' }
    case 'used-up':
      return { text: 'plugin-qr:blockUsedUp' }
  }
}
