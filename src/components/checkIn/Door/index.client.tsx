'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { TextKey } from '../../../translations/en.js'
import type { DoorVerdict } from './createDoor.js'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { Camera } from './Camera.client.js'
import './index.css'
import { useDoor } from './useDoor.js'

const TEXT: Record<DoorVerdict['result'], TextKey> = {
  admitted: 'plugin-qr:checkInAdmitted',
  failed: 'plugin-qr:checkInFailed',
  foreign: 'plugin-qr:checkInForeign',
  noted: 'plugin-qr:checkInNoted',
  off: 'plugin-qr:checkInOff',
  unsigned: 'plugin-qr:checkInUnsigned',
  used: 'plugin-qr:checkInUsed',
}

/** Lets people in: by the camera of a phone, or by hand; also without a network, for a while. */
export const Door: React.FC = () => {
  const { t } = useTranslation()
  const { admit, reader, verdicts, waiting } = useDoor()
  const [newest, ...others] = verdicts
  return (
    <div className="qr-door">
      <h1>{translate(t, 'plugin-qr:checkIn')}</h1>
      <div
        aria-live="assertive"
        className={`qr-door__verdict qr-door__verdict--${newest?.result ?? 'none'}`}
      >
        {newest ? <Verdict verdict={newest} /> : translate(t, 'plugin-qr:checkInReady')}
      </div>
      {waiting > 0 && (
        <p role="status">{translate(t, 'plugin-qr:checkInWaiting', { number: String(waiting) })}</p>
      )}
      <Camera onText={admit} reader={reader} />
      <ByHand admit={admit} />
      {others.length > 0 && (
        <ol className="qr-door__list">
          {others.map((verdict, at) => (
            <li key={verdicts.length - at}>
              <Verdict verdict={verdict} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

const Verdict: React.FC<{ verdict: DoorVerdict }> = ({ verdict }) => {
  const { i18n, t } = useTranslation()
  const { at, result, text, title } = verdict
  const time = at && new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(new Date(at)) // prettier-ignore
  return (
    <>
      <strong>{translate(t, TEXT[result])}</strong>
      <span>{[title ?? text, time].filter(Boolean).join(' · ')}</span>
    </>
  )
}

const ByHand: React.FC<{ admit: (text: string) => Promise<void> }> = ({ admit }) => {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <form
      className="qr-door__hand"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        setText('')
        void admit(text)
      }}
    >
      <label htmlFor="qr-door-text">{translate(t, 'plugin-qr:checkInByHand')}</label>
      <input
        autoCapitalize="characters"
        autoComplete="off"
        id="qr-door-text"
        onChange={(event) => setText(event.target.value)}
        value={text}
      />
      <Button buttonStyle="secondary" type="submit">
        {translate(t, 'plugin-qr:checkInLetIn')}
      </Button>
    </form>
  )
}
