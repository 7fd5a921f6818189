'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useRef, useState } from 'react'

import { translate } from '../../../translations/translate.js'
import { createReader } from './createReader.js'

type Props = {
  onText: (text: string) => Promise<void>
  /** Where the program is that reads symbols. */
  reader: string
}

/** Milliseconds between two looks, and for which the same symbol stays one. */
const LOOK = 150
const SAME = 3_000

/** Reads symbols from the camera at the back of a phone. */
export const Camera: React.FC<Props> = ({ onText, reader }) => {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(onText)
  const [isOn, setOn] = useState(false)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => void (told.current = onText))

  useEffect(() => {
    if (!isOn) return
    let isCurrent = true
    let stream: MediaStream | undefined
    const last = { at: 0, text: '' }
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const read = await createReader(reader)
      const screen = video.current
      if (!screen || !isCurrent) return stop()
      screen.srcObject = stream
      await screen.play()
      while (isCurrent) {
        const text = await read(screen)
        const now = Date.now()
        const isSame = text === last.text && now - last.at < SAME
        if (text !== null) Object.assign(last, { at: now, text })
        if (text !== null && !isSame) await told.current(text)
        await new Promise((resolve) => setTimeout(resolve, LOOK))
      }
    }
    const stop = () => stream?.getTracks().forEach((track) => track.stop())
    look().catch(() => {
      stop()
      if (!isCurrent) return
      setRefused(true)
      setOn(false)
    })
    return () => {
      isCurrent = false
      stop()
    }
  }, [isOn, reader])

  return (
    <div className="qr-door__camera">
      {isOn && (
        <video aria-label={translate(t, 'plugin-qr:checkInCamera')} muted playsInline ref={video} />
      )}
      <Button
        buttonStyle={isOn ? 'secondary' : 'primary'}
        id="qr-door-camera"
        onClick={() => {
          setRefused(false)
          setOn(!isOn)
        }}
        size="large"
      >
        {translate(t, isOn ? 'plugin-qr:checkInStop' : 'plugin-qr:checkInStart')}
      </Button>
      {isRefused && <p role="alert">{translate(t, 'plugin-qr:checkInNoCamera')}</p>}
    </div>
  )
}
