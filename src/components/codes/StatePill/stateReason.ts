import type { CodeState, CodeStateInput } from '../../../vocabulary/codeState.js'
import type { TextKey } from '../../../translations/en.js'

/** Why a code is in its state, as a text with the date or number in it; `null` where nothing is to say. */
export function stateReason(
  state: CodeState,
  code: CodeStateInput,
): { at?: CodeStateInput['startsAt']; key: TextKey; limit?: number } | null {
  const { expiresAt, scanLimit, startsAt } = code
  switch (state) {
    case 'expired':
      return { at: expiresAt, key: 'plugin-qr:reasonExpired' }
    case 'not-started':
      return { at: startsAt, key: 'plugin-qr:reasonNotStarted' }
    case 'paused':
      return { key: 'plugin-qr:reasonPaused' }
    case 'used-up':
      return { key: 'plugin-qr:reasonUsedUp', limit: scanLimit ?? 0 }
    default:
      if (expiresAt) return { at: expiresAt, key: 'plugin-qr:reasonUntil' }
      return typeof scanLimit === 'number'
        ? { key: 'plugin-qr:reasonLimit', limit: scanLimit }
        : null
  }
}
