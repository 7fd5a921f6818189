'use client'

import React, { useState } from 'react'

import type { AlertKind } from '../../../vocabulary/alerts.js'
import type { ID } from '../../../vocabulary/scan.js'

import '../../analytics/button.css'
import '../../analytics/palette.css'
import { useText } from '../../analytics/lib/useText.js'
import { useAction } from '../../people/lib/useAction.js'
import { useAPI } from '../../ui/useAPI.js'

type Props = {
  /** Slug of the codes. */
  codes: string
  id: ID
  kind: AlertKind
  silenced: boolean
  /** Of the code: buttons of a list differ in nothing else. */
  title: string
}

/** Silences a kind of alert for a code, or has it told again. Stays where it is, and says what it did. */
export const SilenceButton: React.FC<Props> = ({ codes, id, kind, silenced, title }) => {
  const { text } = useText()
  const api = useAPI()
  const { busy, run } = useAction()
  const [silent, setSilent] = useState(silenced)
  const name = text(`alertKind_${kind}`)
  const change = async () => {
    const done = await run(
      'silence',
      () => api.post<{ silent: boolean }>(`/${codes}/${id}/silence`, { kind, silent: !silent }),
      (answer) => text(answer.silent ? 'alertSilenceDone' : 'alertSpeakDone', { kind: name }),
    )
    if (done) setSilent(done.silent)
  }
  const label = text(silent ? 'alertSpeak' : 'alertSilence')
  return (
    <span className="qr-stats qr-alert__action">
      {silent && <span className="qr-muted">{text('alertSilenced')}</span>}
      <button
        aria-disabled={busy !== null}
        aria-label={`${label}: ${title}, ${name}`}
        className="qr-button"
        onClick={() => busy === null && void change()}
        type="button"
      >
        {label}
      </button>
    </span>
  )
}
