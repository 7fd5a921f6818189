'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import { relativeTime } from './relativeTime.js'
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
  const format = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: seconds ? 'medium' : 'short',
    ...(now === null ? { timeZone: 'UTC' } : {}),
  })
  if (short && now !== null) {
    return (
      <time dateTime={date.toISOString()} title={format.format(date)}>
        {relativeTime(date.getTime(), now, i18n.language)}
      </time>
    )
  }
  return (
    <time className="qr-time" dateTime={date.toISOString()}>
      <span className="qr-time__absolute">{format.format(date)}</span>
      {relative && now !== null && (
        <span className="qr-time__relative">
          {relativeTime(date.getTime(), now, i18n.language)}
        </span>
      )}
    </time>
  )
}
