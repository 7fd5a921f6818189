'use client'

import { Pill, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { TextKey } from '../../../translations/en.js'
import type { CodeState, CodeStateInput } from '../../../vocabulary/codeState.js'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { plainTime } from '../../ui/LocalTime/relativeTime.js'
import { useNow } from '../../ui/LocalTime/useNow.js'

export const STATE_TEXT: Record<CodeState, TextKey> = {
  active: 'plugin-qr:active',
  expired: 'plugin-qr:expired',
  'not-started': 'plugin-qr:notStarted',
  paused: 'plugin-qr:paused',
  'used-up': 'plugin-qr:usedUp',
}

const STYLE: Record<CodeState, React.ComponentProps<typeof Pill>['pillStyle']> = {
  active: 'light',
  expired: 'error',
  'not-started': 'light-gray',
  paused: 'warning',
  'used-up': 'error',
}

/** What a code does now, and why. */
export const StatePill: React.FC<{ code: CodeStateInput; state: CodeState }> = ({
  code,
  state,
}) => {
  const { t } = useTranslation()
  const reason = useReason(state, code)
  return (
    <div className={`qr-state qr-state--${state}`}>
      <Pill pillStyle={STYLE[state]} size="small">
        {translate(t, STATE_TEXT[state])}
      </Pill>
      {reason && <span className="qr-state__reason">{reason}</span>}
    </div>
  )
}

function useReason(state: CodeState, code: CodeStateInput): null | string {
  const { i18n, t } = useTranslation()
  const now = useNow()
  const reason = stateReason(state, code)
  if (!reason) return null
  const at = new Date(reason.at ?? 0)
  const limit = reason.limit ?? 0
  // Until this is the browser's to say, with its clock and language data, both sides say the same.
  if (now === null) return translate(t, reason.key, { date: plainTime(at), limit: String(limit) })
  const number = new Intl.NumberFormat(i18n.language).format(limit)
  const date = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at)
  return translate(t, reason.key, { date, limit: number })
}

/** Why a code is in its state, as a text with the date or number in it; `null` where nothing is to say. */
function stateReason(
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
