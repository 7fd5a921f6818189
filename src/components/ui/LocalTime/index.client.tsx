'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import { plainTime, relativeTime } from './relativeTime.js'
import { useNow } from './useNow.js'

type Props = {
  /** ISO instant. */
  at: string
  /** Shows `2 min. ago` as well. */
  relative?: boolean
  seconds?: boolean
  /** Shows only how long ago; the instant itself on pointing at it. */
  short?: boolean
}

/** An instant as its reader knows it: own language and time zone, and how long ago. */
export const LocalTime: React.FC<Props> = ({
  at,
  relative = false,
  seconds = false,
  short = false,
}) => {
  const { i18n } = useTranslation()
  const now = useNow()
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return <>–</>
  const dateTime = date.toISOString()
  if (now === null) {
    return (
      <time className="qr-time" dateTime={dateTime}>
        <span className="qr-time__absolute">{plainTime(date)}</span>
      </time>
    )
  }
  const absolute = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: seconds ? 'medium' : 'short',
  }).format(date)
  const ago = relativeTime(date.getTime(), now, i18n.language)
  if (short) {
    return (
      <time dateTime={dateTime} title={absolute}>
        {ago}
      </time>
    )
  }
  return (
    <time className="qr-time" dateTime={dateTime}>
      <span className="qr-time__absolute">{absolute}</span>
      {relative && <span className="qr-time__relative">{ago}</span>}
    </time>
  )
}
