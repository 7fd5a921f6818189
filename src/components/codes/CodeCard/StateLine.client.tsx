'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { CodeStateInput } from '../../../vocabulary/codeState.js'

import { translate } from '../../../translations/translate.js'
import { codeState } from '../../../vocabulary/codeState.js'
import { useNow } from '../../ui/LocalTime/useNow.js'
import { stateWords } from './stateWords.js'

type Props = {
  /** A new code has a text that nobody else gets. */
  isReserved: boolean
  /** Of the pause the page was opened with, an ISO instant. */
  pausedSince: null | string
  /** `null` for who may not see that. */
  sent: null | number
}

/** What the code does now, as it is saved. */
export const StateLine: React.FC<Props> = ({ isReserved, pausedSince, sent }) => {
  const { i18n, t } = useTranslation()
  const { id, isTrashed, savedDocumentData } = useDocumentInfo()
  const now = useNow()
  const [isAnother, setAnother] = useState(false)
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
  // Resumed meanwhile: the next pause is another one. At first the document may not be there yet.
  if (savedDocumentData?.status === 'active' && !isAnother) setAnother(true)
  return (
    <p aria-live="polite" className={`qr-hero__state qr-hero__state--${state}`}>
      {stateWords({
        code,
        isTrashed: isTrashed ?? false,
        language: i18n.language,
        now,
        sent,
        since: isAnother ? null : pausedSince,
        state,
        t,
      })}
    </p>
  )
}
