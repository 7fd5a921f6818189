'use client'

import React from 'react'

import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { useText } from '../../analytics/lib/useText.js'
import { reasonText } from '../lib/reasonText.js'

type Report = {
  at?: string
  failed?: number
  halted?: { category: string; message: string } | null
  later?: number
  resumeAt?: null | string
  synced?: number
}

/** When contacts were last sent, how many, and how it ended. */
export const LastRun: React.FC<{ run: null | Record<string, unknown> }> = ({ run }) => {
  const { format, text } = useText()
  if (!run) {
    return (
      <p>
        <b>{text('crmLastRun')}:</b> {text('crmNever')}
      </p>
    )
  }
  const { at, failed = 0, halted, later = 0, resumeAt, synced } = run as Report
  const parts = [
    // not told to who may see some contacts only
    ...(synced === undefined ? [] : [text('crmRunSent', { number: format.number(synced) })]),
    ...(failed ? [text('crmRunFailed', { number: format.number(failed) })] : []),
    ...(later ? [text('crmRunLater', { number: format.number(later) })] : []),
  ]
  return (
    <>
      <p>
        <b>{text('crmLastRun')}:</b> {parts.join(', ')} {at && <LocalTime at={at} relative />}
      </p>
      {halted && (
        <p className="qr-crm__problem" role="status">
          {text('crmStopped', { message: reasonText(text, halted) })}{' '}
          {resumeAt && Date.parse(resumeAt) > Date.now() && (
            <>
              {text('crmResumes')} <LocalTime at={resumeAt} />
            </>
          )}
        </p>
      )}
    </>
  )
}
