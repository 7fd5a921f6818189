'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { CodeStateInput } from '../../../vocabulary/codeState.js'

import { translate } from '../../../translations/translate.js'
import { codeState } from '../../../vocabulary/codeState.js'
import { useNow } from '../../ui/LocalTime/useNow.js'
import { stateWords } from './stateWords.js'

type Props = {
  /** A new code has a text that nobody else gets. */
  isReserved: boolean
  /** `null` for who may not see that. */
  sent: null | number
}

/** What the code does now, as it is saved. */
export const StateLine: React.FC<Props> = ({ isReserved, sent }) => {
  const { i18n, t } = useTranslation()
  const { id, isTrashed, savedDocumentData } = useDocumentInfo()
  const now = useNow()
  if (!id) {
    return (
      <p className="qr-hero__state">
        {translate(t, isReserved ? 'plugin-qr:cardReserved' : 'plugin-qr:cardNew')}
      </p>
    )
  }
  const code = (savedDocumentData ?? {}) as { state?: string } & CodeStateInput
  // who may not see how many still sees that all places are taken
  const isUsedUp = sent === null && code.state === 'used-up'
  const counted = isUsedUp ? code.scanLimit : sent
  const state = codeState({ ...code, sent: counted ?? null }, now ?? Date.now())
  return (
    <p aria-live="polite" className={`qr-hero__state qr-hero__state--${state}`}>
      {stateWords({
        code,
        isTrashed: isTrashed ?? false,
        language: i18n.language,
        now,
        sent,
        state,
        t,
      })}
    </p>
  )
}
