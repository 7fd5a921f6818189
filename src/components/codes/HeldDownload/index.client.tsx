'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { Look } from '../../designs/DesignField/useLook.js'

import { translate } from '../../../translations/translate.js'

type Props = {
  children: React.ReactNode
  look: Look
  /** What is downloaded: what was accepted of another print does not count for this one. */
  print?: unknown
}

/** Downloads, once the verdict is there; those of a symbol that fails only after a second step. */
export const HeldDownload: React.FC<Props> = ({ children, look, print }) => {
  const { answer, error, isAsking } = look
  const { t } = useTranslation()
  const judged = JSON.stringify([print, answer?.verdict])
  const [accepted, setAccepted] = useState<null | string>(null)
  if (isAsking) return null
  if (error || answer?.verdict.grade !== 'bad' || accepted === judged) return children
  return (
    <button className="qr-chip" onClick={() => setAccepted(judged)} type="button">
      {translate(t, 'plugin-qr:downloadAnyway')}
    </button>
  )
}
