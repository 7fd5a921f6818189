'use client'

import React, { useState } from 'react'

import type { Mark } from '../../../describe/traffic/marks.js'
import type { ID } from '../../../vocabulary/scan.js'

import { useText } from '../../analytics/lib/useText.js'
import { useAction } from '../../people/lib/useAction.js'
import { useAPI } from '../../ui/useAPI.js'
import { TrafficPill } from '../TrafficPill/index.client.js'
import '../../ui/admin.css'
import '../../analytics/palette.css'
import '../../analytics/button.css'

const BUTTONS = [
  ['internal', 'markInternal'],
  ['machine', 'markMachine'],
  ['person', 'markPerson'],
] as const

type Judged = { mark: Mark | null; trafficClass: unknown; trafficReasons: unknown }

type Props = {
  id: ID
  mark: Mark | null
  reasons: readonly string[]
  /** Slug of the scans. */
  scans: string
  trafficClass: unknown
}

/** Says who made a scan; what the server makes of it is shown at once. */
export const MarkButtons: React.FC<Props> = ({ id, scans, ...first }) => {
  const { text } = useText()
  const api = useAPI()
  const { busy, run } = useAction()
  const [{ mark, trafficClass, trafficReasons }, setJudged] = useState<Judged>({
    mark: first.mark,
    trafficClass: first.trafficClass,
    trafficReasons: first.reasons,
  })
  const say = (wanted: Mark | null) =>
    void run(
      String(wanted),
      () => api.post<Judged>(`/${scans}/${id}/mark`, { mark: wanted }),
      (judged) => {
        setJudged(judged)
        return text('markDone')
      },
    )
  return (
    <section aria-labelledby="qr-marks" className="qr-stats qr-panel field-type">
      <header className="qr-panel__header">
        <h3 id="qr-marks">{text('markTitle')}</h3>
        <span aria-live="polite">
          <TrafficPill reasons={trafficReasons} trafficClass={trafficClass} />
        </span>
      </header>
      <p className="qr-muted">{text('markHint')}</p>
      <div className="qr-marks" role="group">
        {BUTTONS.map(([one, name]) => (
          <button
            aria-pressed={mark === one}
            className={`qr-button ${mark === one ? 'qr-button--main' : ''}`}
            disabled={busy !== null}
            key={one}
            onClick={() => say(one)}
            type="button"
          >
            {text(name)}
          </button>
        ))}
        {mark !== null && (
          <button
            className="qr-link"
            disabled={busy !== null}
            onClick={() => say(null)}
            type="button"
          >
            {text('markUndo')}
          </button>
        )}
      </div>
    </section>
  )
}
