'use client'

import React, { useId, useState } from 'react'

import type { ID } from '../../../vocabulary/scan.js'

import { useText } from '../../analytics/lib/useText.js'
import { ConfirmDialog } from '../../people/ConfirmDialog/index.client.js'
import { useAction } from '../../people/lib/useAction.js'
import { useAPI } from '../../ui/useAPI.js'
import '../../ui/admin.css'
import '../../analytics/palette.css'
import '../../analytics/button.css'

type Props = {
  /** Slug of the codes. */
  codes: string
  id: ID
}

/** Asks until when a code was only tried out. The instant is one of the reader's own clock. */
export const ForgetTestsForm: React.FC<Props> = ({ codes, id }) => {
  const { format, text } = useText()
  const api = useAPI()
  const { busy, run } = useAction()
  const field = useId()
  const [typed, setTyped] = useState('')
  const [asking, setAsking] = useState(false)
  const at = new Date(typed)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const isInstant = typed !== '' && !Number.isNaN(at.getTime())
  const forget = async () => {
    const path = `/${codes}/${id}/forget-test-scans`
    await run(
      'forget',
      () => api.post<{ changed: number }>(path, { before: at.toISOString() }),
      ({ changed }) => text('forgetTestsDone', { count: format.number(changed) }),
    )
    setAsking(false)
  }
  return (
    <details className="qr-stats qr-panel field-type">
      <summary>{text('forgetTests')}</summary>
      <p className="qr-muted">{text('forgetTestsHint')}</p>
      <div className="qr-marks">
        <label htmlFor={field}>{text('forgetTestsBefore')}</label>
        {/* Without a name: it is no field of the code. */}
        <input
          className="qr-marks__input"
          id={field}
          onChange={(event) => setTyped(event.target.value)}
          type="datetime-local"
          value={typed}
        />
        <button
          className="qr-button"
          disabled={!isInstant || busy !== null}
          onClick={() => setAsking(true)}
          type="button"
        >
          {text('forgetTestsDo')}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          busy={busy !== null}
          confirm={text('forgetTestsDo')}
          onCancel={() => setAsking(false)}
          onConfirm={() => void forget()}
          title={text('forgetTests')}
        >
          <p>{text('forgetTestsSure', { date: format.instant(at.toISOString(), zone) })}</p>
        </ConfirmDialog>
      )}
    </details>
  )
}
