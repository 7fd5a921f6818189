'use client'

import { toast, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import { translate } from '../../../translations/translate.js'
import '../admin.css'
import { CheckIcon, CopyIcon } from '../icons/index.js'

/** Copies a text, and says so to eyes and screen readers. */
export const CopyButton: React.FC<{ label?: string; text: string }> = ({ label, text }) => {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    try {
      // Browsers have no clipboard where the admin is not on https or localhost.
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      toast.error(translate(t, 'plugin-qr:copyFailed', { text }))
    }
  }
  const name = copied
    ? translate(t, 'plugin-qr:copied')
    : (label ?? translate(t, 'plugin-qr:copyURL'))
  return (
    <button aria-label={name} className="qr-icon-button" onClick={copy} title={name} type="button">
      {copied ? <CheckIcon /> : <CopyIcon />}
    </button>
  )
}
